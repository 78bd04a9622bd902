using System.Collections.Immutable;

namespace CostModel.Analysis.Sampling;

/// <summary>
/// Gathers how much of a metric's variance each input explains alone (the first-order index of Sobol), from the draws that are there anyway:
/// the variance of the metric's mean over slices of the input (Plischke, Borgonovo and Smith 2013), less what chance alone makes of it.
/// </summary>
internal sealed class VarianceBins(int inputs)
{
    private const int Bins = 64;

    private readonly double[] _sums = new double[inputs * Bins];
    private readonly long[] _counts = new long[inputs * Bins];
    private double _shift = double.NaN;
    private double _sum;
    private double _squares;
    private long _count;

    internal void Take(ReadOnlySpan<double> values, ReadOnlySpan<double> ranks)
    {
        // Sums of differences from a value in their midst keep their digits.
        _shift = double.IsNaN(_shift) ? FirstNumber(values) : _shift;
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i] - _shift;
            if (double.IsNaN(value))
            {
                continue;
            }

            _count++;
            _sum += value;
            _squares += value * value;
            for (int j = 0; j < inputs; j++)
            {
                int bin = (j * Bins) + Math.Min(Bins - 1, (int)(ranks[(j * values.Length) + i] * Bins));
                _sums[bin] += value;
                _counts[bin]++;
            }
        }
    }

    internal void Join(VarianceBins next)
    {
        if (next._count == 0)
        {
            return;
        }

        _shift = double.IsNaN(_shift) ? next._shift : _shift;
        double by = next._shift - _shift;
        _squares += next._squares + (2 * by * next._sum) + (next._count * by * by);
        _sum += next._sum + (next._count * by);
        _count += next._count;
        for (int i = 0; i < _sums.Length; i++)
        {
            _sums[i] += next._sums[i] + (next._counts[i] * by);
            _counts[i] += next._counts[i];
        }
    }

    /// <summary>Share of the variance that each input explains alone; zeros where the metric does not vary.</summary>
    internal ImmutableArray<double> Shares()
    {
        double mean = _sum / _count;
        double variance = (_squares / _count) - (mean * mean);
        bool varies = _count > Bins && variance > 1e-24 * _squares / _count && variance > 0;
        return [.. Enumerable.Range(0, inputs).Select(j => varies ? Share(j, mean, variance) : 0)];
    }

    private double Share(int input, double mean, double variance)
    {
        double between = 0;
        int filled = 0;
        for (int bin = input * Bins; bin < (input + 1) * Bins; bin++)
        {
            if (_counts[bin] > 0)
            {
                double difference = (_sums[bin] / _counts[bin]) - mean;
                between += _counts[bin] * difference * difference / _count;
                filled++;
            }
        }

        double chance = (variance - between) * (filled - 1) / Math.Max(1, _count - filled);
        return Math.Clamp((between - chance) / variance, 0, 1);
    }

    private static double FirstNumber(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                return value;
            }
        }

        return double.NaN;
    }
}
