using System.Collections.Immutable;

namespace CostModel.Documents.Observations;

/// <summary>A whole file of measurements beside what the model says.</summary>
/// <param name="Kind">The kind of file: training-throughput, training-memory or serving.</param>
/// <param name="Rows">One row for each row of the file.</param>
public sealed record ValidationReport(string Kind, ImmutableArray<ValidationRow> Rows)
{
    /// <summary>Rows that were predicted.</summary>
    public int PredictedCount => Rows.Count(row => row.Predicted is not null);

    /// <summary>Median of the absolute errors; null where nothing was measured and predicted.</summary>
    public double? MedianAbsoluteError => Quantile(0.5);

    /// <summary>Mean of the absolute errors.</summary>
    public double? MeanAbsoluteError => Errors() is { Count: > 0 } errors ? errors.Average() : null;

    /// <summary>The absolute error that nine rows of ten stay below.</summary>
    public double? P90AbsoluteError => Quantile(0.9);

    /// <summary>Mean of the signed errors: above 0 where the model promises too much.</summary>
    public double? Bias
        => Rows.Where(row => row.Error is not null).Select(row => row.Error!.Value).ToList() is { Count: > 0 } signed ? signed.Average() : null;

    /// <summary>Share of measurements within the 80 % band.</summary>
    public double? IntervalCoverage
        => Rows.Where(row => row.InBand is not null).ToList() is { Count: > 0 } banded ? banded.Count(row => row.InBand == true) / (double)banded.Count : null;

    private List<double> Errors() => [.. Rows.Where(row => row.Error is not null).Select(row => Math.Abs(row.Error!.Value)).Order()];

    private double? Quantile(double share)
    {
        List<double> errors = Errors();
        if (errors.Count == 0)
        {
            return null;
        }

        double position = share * (errors.Count - 1);
        int below = (int)Math.Floor(position);
        int above = Math.Min(below + 1, errors.Count - 1);
        return errors[below] + ((position - below) * (errors[above] - errors[below]));
    }
}
