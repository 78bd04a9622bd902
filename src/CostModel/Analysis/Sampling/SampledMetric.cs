using System.Collections.Immutable;
using CostModel.Analysis.Plans;

namespace CostModel.Analysis.Sampling;

/// <summary>The distribution of a metric over random draws.</summary>
public sealed class SampledMetric
{
    private readonly double[] _sorted;
    private readonly int _first;

    internal SampledMetric(PlanMetric metric, double[] samples, ImmutableArray<double> shares)
    {
        Metric = metric;
        VarianceShares = shares;

        // The order of the array is that of the draws, so that the sum is the same on any number of threads; what has no number sorts first.
        double sum = 0;
        foreach (double sample in samples)
        {
            sum += double.IsNaN(sample) ? 0 : sample;
        }

        Array.Sort(samples);
        _sorted = samples;
        _first = Array.FindIndex(samples, sample => !double.IsNaN(sample));
        _first = _first < 0 ? samples.Length : _first;
        Count = samples.Length - _first;
        Mean = Count == 0 ? double.NaN : sum / Count;
        StandardDeviation = Deviation();
    }

    /// <summary>A metric whose draws were evaluated elsewhere; which input makes how much of its variance is not known then.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="samples">Its draws in any order, NaN where one has no number; the array is sorted and kept.</param>
    public static SampledMetric Of(PlanMetric metric, double[] samples)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(samples);
        return new SampledMetric(metric, samples, []);
    }

    /// <summary>The metric.</summary>
    public PlanMetric Metric { get; }

    /// <summary>All draws.</summary>
    public long Draws => _sorted.Length;

    /// <summary>Draws that have a number.</summary>
    public long Count { get; }

    /// <summary>The mean; NaN where no draw has a number.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation; NaN for fewer than two draws.</summary>
    public double StandardDeviation { get; }

    /// <summary>Share of the variance that each uncertain input explains alone, 0 to 1 (first-order Sobol index), in their order; empty where it is not known.</summary>
    public ImmutableArray<double> VarianceShares { get; }

    /// <summary>The value that a share of the draws lies below, between two draws by straight line; NaN where no draw has a number.</summary>
    /// <param name="p">The share, 0 to 1.</param>
    public double Percentile(double p)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(p);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(p, 1);
        if (Count == 0)
        {
            return double.NaN;
        }

        double place = _first + (p * (Count - 1));
        int below = (int)place;
        double next = _sorted[Math.Min(below + 1, _sorted.Length - 1)];
        return _sorted[below] + ((next - _sorted[below]) * (place - below));
    }

    /// <summary>Share of the draws with a number that lie below a value.</summary>
    public double ProbabilityBelow(double value) => Count == 0 ? double.NaN : (double)(LowerBound(value) - _first) / Count;

    /// <summary>Share of the draws with a number that lie above a value.</summary>
    public double ProbabilityAbove(double value) => Count == 0 ? double.NaN : (double)(_sorted.Length - LowerBound(Math.BitIncrement(value))) / Count;

    private int LowerBound(double value)
    {
        int low = _first;
        int high = _sorted.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = _sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private double Deviation()
    {
        double squares = 0;
        for (int i = _first; i < _sorted.Length; i++)
        {
            squares += (_sorted[i] - Mean) * (_sorted[i] - Mean);
        }

        return Count < 2 ? double.NaN : Math.Sqrt(squares / (Count - 1));
    }
}
