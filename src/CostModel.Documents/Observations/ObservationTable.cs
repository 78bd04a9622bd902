using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CostModel.Validation;
using CsvHelper;

namespace CostModel.Documents.Observations;

/// <summary>A CSV file of measurements: rows under named columns.</summary>
internal sealed class ObservationTable
{
    private static readonly CsvReaderOptions s_options = new()
    {
        Separator = ',',
        TrimWhitespace = true,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
    };

    private ObservationTable(ImmutableArray<string> columns, ImmutableArray<ObservationRow> rows) => (Columns, Rows) = (columns, rows);

    internal ImmutableArray<string> Columns { get; }

    internal ImmutableArray<ObservationRow> Rows { get; }

    /// <summary>Reads a table, or returns null with what is wrong with it; one of more rows than <paramref name="most"/> is refused unread.</summary>
    internal static ObservationTable? Read(TextReader text, string fileName, FaultCollector faults, int most = int.MaxValue)
    {
        try
        {
            using var csv = CsvReader.Create(text, s_options);
            csv.ReadHeader();
            ImmutableArray<string> columns = [.. csv.Headers];
            if (columns.IsEmpty)
            {
                faults.Add(new Fault(FaultCodes.File, "", $"'{fileName}' is empty: a first line of column names is needed"));
                return null;
            }

            var index = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int i = 0; i < columns.Length; i++)
            {
                if (!index.TryAdd(columns[i], i))
                {
                    faults.Add(new Fault(FaultCodes.DuplicateKey, columns[i], $"the column '{columns[i]}' stands twice", null, new SourcePosition(fileName, 1, 1)));
                    return null;
                }
            }

            if (ReadRows(csv, index, most) is { } rows)
            {
                return new ObservationTable(columns, rows);
            }

            faults.Add(new Fault(FaultCodes.OutOfRange, "", string.Create(CultureInfo.InvariantCulture, $"'{fileName}' has more than {most:N0} rows: take a part of it")));
        }
        catch (DecoderFallbackException)
        {
            faults.Add(new Fault(FaultCodes.File, "", $"'{fileName}' is not UTF-8 text"));
        }
        catch (CsvFormatException)
        {
            faults.Add(new Fault(FaultCodes.Syntax, "", $"'{fileName}' is not well-formed CSV"));
        }

        return null;
    }

    private static ImmutableArray<ObservationRow>? ReadRows(CsvReader csv, Dictionary<string, int> index, int most)
    {
        var rows = ImmutableArray.CreateBuilder<ObservationRow>();
        while (csv.Read())
        {
            if (rows.Count == most)
            {
                return null;
            }

            var fields = new string[csv.FieldCount];
            for (int i = 0; i < fields.Length; i++)
            {
                fields[i] = csv.GetString(i);
            }

            rows.Add(new ObservationRow(index, fields, (int)csv.LineNumber));
        }

        return rows.ToImmutable();
    }
}
