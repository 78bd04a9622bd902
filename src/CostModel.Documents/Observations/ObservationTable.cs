using System.Collections.Immutable;
using System.Globalization;
using CostModel.Validation;
using CsvHelper;
using CsvHelper.Configuration;

namespace CostModel.Documents.Observations;

/// <summary>A CSV file of measurements: rows under named columns.</summary>
internal sealed class ObservationTable
{
    private ObservationTable(ImmutableArray<string> columns, ImmutableArray<ObservationRow> rows) => (Columns, Rows) = (columns, rows);

    internal ImmutableArray<string> Columns { get; }

    internal ImmutableArray<ObservationRow> Rows { get; }

    /// <summary>Reads a table, or returns null with what is wrong with it.</summary>
    internal static ObservationTable? Read(TextReader text, string fileName, FaultCollector faults)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim, DetectColumnCountChanges = false };
        using var csv = new CsvParser(text, configuration);
        try
        {
            if (!csv.Read() || csv.Record is not { } header)
            {
                faults.Add(new Fault(FaultCodes.File, "", $"'{fileName}' is empty: a first line of column names is needed"));
                return null;
            }

            var columns = header.Select(name => name.TrimStart('\uFEFF')).ToImmutableArray();
            var index = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int i = 0; i < columns.Length; i++)
            {
                if (!index.TryAdd(columns[i], i))
                {
                    faults.Add(new Fault(FaultCodes.DuplicateKey, columns[i], $"the column '{columns[i]}' stands twice", null, new SourcePosition(fileName, 1, 1)));
                    return null;
                }
            }

            var rows = ImmutableArray.CreateBuilder<ObservationRow>();
            while (csv.Read())
            {
                rows.Add(new ObservationRow(index, csv.Record!, csv.RawRow));
            }

            return new ObservationTable(columns, rows.ToImmutable());
        }
        catch (System.Text.DecoderFallbackException)
        {
            faults.Add(new Fault(FaultCodes.File, "", $"'{fileName}' is not UTF-8 text"));
            return null;
        }
        catch (CsvHelperException)
        {
            faults.Add(new Fault(FaultCodes.Syntax, "", "this is not well-formed CSV", null, new SourcePosition(fileName, csv.RawRow, 1)));
            return null;
        }
    }
}
