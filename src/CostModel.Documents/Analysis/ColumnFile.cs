using System.Collections.Immutable;
using CostModel.Documents.Observations;
using CostModel.Documents.Text;
using CostModel.Validation;

namespace CostModel.Documents.Analysis;

/// <summary>A column of a CSV file, as an empirical distribution reads it.</summary>
internal static class ColumnFile
{
    internal static (ImmutableArray<string>? Values, string Problem) Read(string path, string column)
    {
        var faults = new FaultCollector();
        if (TextFile.Open(path, faults) is not { } opened)
        {
            return (null, faults.ToImmutable()[0].Message);
        }

        using StreamReader text = opened;
        if (ObservationTable.Read(text, path, faults) is not { } table)
        {
            return (null, faults.ToImmutable()[0].Message);
        }

        return table.Columns.Contains(column)
            ? ([.. table.Rows.Select(row => row[column]).Where(cell => cell.Length > 0)], "")
            : (null, $"'{path}' has no column '{column}': its columns are {string.Join(", ", table.Columns)}");
    }
}
