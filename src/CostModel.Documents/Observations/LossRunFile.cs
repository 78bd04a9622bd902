using System.Collections.Immutable;
using System.Globalization;
using CostModel.Documents.Text;
using CostModel.Scaling.Fitting;
using CostModel.Validation;

namespace CostModel.Documents.Observations;

/// <summary>A CSV of training runs that a scaling law is fitted to: the columns <c>parameters</c>, <c>tokens</c> and <c>loss</c>, in numbers or as 70B.</summary>
public static class LossRunFile
{
    /// <summary>Reads the runs, or returns null with everything that is wrong with the file. Lines before the header that begin with # are left out.</summary>
    /// <param name="path">The CSV file.</param>
    /// <param name="faults">Receives the faults, each with its line.</param>
    public static ImmutableArray<LossPoint>? Read(string path, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(faults);
        if (TextFile.Open(path, faults) is not { } opened)
        {
            return null;
        }

        using StreamReader text = opened;
        int comments = 0;
        while (text.Peek() == '#')
        {
            text.ReadLine();
            comments++;
        }

        if (ObservationTable.Read(text, path, faults) is not { } table)
        {
            return null;
        }

        int before = faults.Count;
        foreach (string column in (string[])["parameters", "tokens", "loss"])
        {
            if (!table.Columns.Contains(column))
            {
                faults.Add(new Fault(
                    FaultCodes.Missing, column, $"the runs have no column '{column}'", "the header is parameters,tokens,loss", new SourcePosition(path, comments + 1, 1)));
            }
        }

        if (faults.Count > before)
        {
            return null;
        }

        ImmutableArray<LossPoint> points = [.. table.Rows.Select(row => Point(row, new SourcePosition(path, row.Line + comments, 1), faults))];
        return faults.Count > before ? null : points;
    }

    private static LossPoint Point(ObservationRow row, SourcePosition position, FaultCollector faults) => new(
        ParameterCount.FromParameters(Positive(row, "parameters", position, faults)),
        Tokens.FromTokens(Positive(row, "tokens", position, faults)),
        Positive(row, "loss", position, faults));

    private static double Positive(ObservationRow row, string column, SourcePosition position, FaultCollector faults)
    {
        string text = row[column];
        double value = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number
            : ParameterCount.TryParse(text, out ParameterCount count) ? count.TotalParameters
            : double.NaN;
        if (value > 0 && double.IsFinite(value))
        {
            return value;
        }

        faults.Add(new Fault(FaultCodes.BadValue, column, $"'{text}' is not a number above zero", column == "loss" ? "e.g. 2.15" : "e.g. 1.3B", position));
        return 1;
    }
}
