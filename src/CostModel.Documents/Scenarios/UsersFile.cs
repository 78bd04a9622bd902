using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CostModel.Documents.Text;
using CostModel.Validation;
using CsvHelper;

namespace CostModel.Documents.Scenarios;

/// <summary>A CSV of users: one row each, with the queries of a month.</summary>
internal static class UsersFile
{
    private const string Column = "queries";

    private static readonly CsvReaderOptions s_options = new()
    {
        Separator = ',',
        TrimWhitespace = true,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
    };

    /// <summary>The queries of each user, or nothing with what is wrong with the file.</summary>
    internal static ImmutableArray<double> Read(string path, FaultCollector faults)
    {
        if (TextFile.Open(path, faults) is not { } opened)
        {
            return [];
        }

        using StreamReader text = opened;
        try
        {
            return Read(text, path, faults);
        }
        catch (DecoderFallbackException)
        {
            faults.Add(new Fault(FaultCodes.File, "", $"'{path}' is not UTF-8 text"));
        }
        catch (CsvFormatException)
        {
            faults.Add(new Fault(FaultCodes.Syntax, "", $"'{path}' is not well-formed CSV"));
        }

        return [];
    }

    private static ImmutableArray<double> Read(TextReader text, string path, FaultCollector faults)
    {
        using var csv = CsvReader.Create(text, s_options);
        csv.ReadHeader();
        string[] headers = [.. csv.Headers];
        int column = Array.IndexOf(headers, Column);
        if (column < 0 && headers.Length == 1)
        {
            column = 0;
        }

        if (column < 0)
        {
            faults.Add(new Fault(
                FaultCodes.WrongShape, "", $"'{path}' has no column '{Column}': its columns are {string.Join(", ", headers)}", null, new SourcePosition(path, 1, 1)));
            return [];
        }

        var users = ImmutableArray.CreateBuilder<double>();
        while (csv.Read())
        {
            string field = column < csv.FieldCount ? csv.GetString(column) : "";
            if (double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out double queries) && double.IsFinite(queries) && queries >= 0)
            {
                users.Add(queries);
            }
            else
            {
                faults.Add(new Fault(
                    FaultCodes.BadValue, "usage.file", $"'{field}' is not a number of queries", null, new SourcePosition(path, (int)csv.LineNumber, 1)));
            }
        }

        if (users.Count == 0 && !faults.Any)
        {
            faults.Add(new Fault(FaultCodes.File, "usage.file", $"'{path}' lists no user"));
        }

        return users.ToImmutable();
    }
}
