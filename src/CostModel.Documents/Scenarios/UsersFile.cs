using System.Collections.Immutable;
using CostModel.Documents.Observations;
using CostModel.Documents.Text;
using CostModel.Validation;

namespace CostModel.Documents.Scenarios;

/// <summary>A CSV of users: one row each, with the queries of a month.</summary>
internal static class UsersFile
{
    private const string Column = "queries";

    /// <summary>The queries of each user, or nothing with what is wrong with the file.</summary>
    internal static ImmutableArray<double> Read(string path, FaultCollector faults)
    {
        if (TextFile.Open(path, faults) is not { } opened)
        {
            return [];
        }

        using StreamReader text = opened;
        if (ObservationTable.Read(text, path, faults) is not { } table)
        {
            return [];
        }

        string column = table.Columns.Contains(Column) || table.Columns.Length > 1 ? Column : table.Columns[0];
        if (!table.Columns.Contains(column))
        {
            faults.Add(new Fault(
                FaultCodes.WrongShape,
                "usage.file",
                $"'{path}' has no column '{Column}': its columns are {string.Join(", ", table.Columns)}",
                null,
                new SourcePosition(path, 1, 1)));
            return [];
        }

        var users = ImmutableArray.CreateBuilder<double>();
        foreach (ObservationRow row in table.Rows)
        {
            if (Queries(row, column) is { } queries)
            {
                users.Add(queries);
            }
            else
            {
                faults.Add(new Fault(
                    FaultCodes.BadValue, "usage.file", $"'{row[column]}' is not a number of queries", null, new SourcePosition(path, row.Line, 1)));
            }
        }

        if (users.Count == 0 && !faults.Any)
        {
            faults.Add(new Fault(FaultCodes.File, "usage.file", $"'{path}' lists no user"));
        }

        return users.ToImmutable();
    }

    private static double? Queries(ObservationRow row, string column)
    {
        try
        {
            return row.Number(column) is >= 0 and { } queries ? queries : null;
        }
        catch (UnreadableFieldException)
        {
            return null;
        }
    }
}
