using System.Collections.Immutable;
using CostModel.Analysis.Plans;

namespace CostModel.Analysis.Sweeps;

/// <summary>The values that one input takes in a sweep, in order. Values are computed as they are needed, so that an axis may be long.</summary>
public sealed class Axis
{
    private readonly Func<long, double> _value;

    private Axis(PlanInput input, long count, Func<long, double> value) => (Input, Count, _value) = (input, count, value);

    /// <summary>The input that varies.</summary>
    public PlanInput Input { get; }

    /// <summary>How many values; at least 1.</summary>
    public long Count { get; }

    /// <summary>The value at a place from 0.</summary>
    public double this[long index] => _value(index);

    /// <summary>Values one by one.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Axis Of(PlanInput input, params IEnumerable<double> values)
    {
        ImmutableArray<double> all = [.. values];
        return all.IsEmpty
            ? throw new ArgumentException("an axis needs at least one value", nameof(values))
            : new Axis(input, all.Length, i => all[(int)i]);
    }

    /// <summary>Values evenly spaced, both ends included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty, or <paramref name="count"/> is below 2.</exception>
    public static Axis Even(PlanInput input, double from, double to, long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, to);
        double last = count - 1;
        return new Axis(input, count, i => ((from * (last - i)) + (to * i)) / last);
    }

    /// <summary>Values from the lower end, each a factor above the one before, up to the upper end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or does not lie above zero, or the factor is not above 1.</exception>
    public static Axis Geometric(PlanInput input, double from, double to, double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, to);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(factor, 1);

        // The last step may miss the end by a rounding error, and 256..4096x2 ends at 4096.
        long steps = (long)Math.Floor((Math.Log(to / from) / Math.Log(factor)) + 1e-9);
        return new Axis(input, steps + 1, i => Snapped(from * Math.Pow(factor, i)));
    }

    /// <summary>A power of a whole number comes out whole.</summary>
    private static double Snapped(double value)
        => Math.Abs(value - Math.Round(value)) <= 1e-12 * Math.Abs(value) ? Math.Round(value) : value;
}
