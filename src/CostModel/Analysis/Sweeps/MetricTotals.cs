namespace CostModel.Analysis.Sweeps;

/// <summary>Gathers the numbers of a metric.</summary>
internal sealed class MetricTotals
{
    private long _count;
    private double _minimum = double.PositiveInfinity;
    private double _maximum = double.NegativeInfinity;
    private double _sum;

    internal void Take(ReadOnlySpan<double> values, ReadOnlySpan<bool> feasible)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            if (feasible[i] && !double.IsNaN(value))
            {
                _count++;
                _minimum = Math.Min(_minimum, value);
                _maximum = Math.Max(_maximum, value);
                _sum += value;
            }
        }
    }

    internal void Join(MetricTotals next)
    {
        _count += next._count;
        _minimum = Math.Min(_minimum, next._minimum);
        _maximum = Math.Max(_maximum, next._maximum);
        _sum += next._sum;
    }

    internal MetricSummary ToSummary()
        => _count == 0 ? new MetricSummary(0, double.NaN, double.NaN, double.NaN) : new MetricSummary(_count, _minimum, _maximum, _sum / _count);
}
