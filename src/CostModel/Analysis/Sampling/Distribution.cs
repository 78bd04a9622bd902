using System.Collections.Immutable;

namespace CostModel.Analysis.Sampling;

/// <summary>What is known about an uncertain number.</summary>
public abstract record Distribution
{
    private protected Distribution()
    {
    }

    /// <summary>
    /// The error of a model as a factor: 80 % lie in its band, and as many below the prediction as above it. A band that does not enclose the
    /// prediction is a lognormal distribution of its own.
    /// </summary>
    internal static Distribution Error(ErrorBand band)
        => band.Low < 1 && band.High > 1
            ? new SplitLogNormal(-Math.Log(band.Low) / StandardNormal.Z90, Math.Log(band.High) / StandardNormal.Z90)
            : Interval(band.Low, band.High);

    /// <summary>The value that lies in the middle.</summary>
    public double Median => Quantile(0.5);

    /// <summary>
    /// What people mean by <c>5 to 10</c>: 80 % lie between the two, 10 % below and 10 % above. Lognormal where both are positive, else normal.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The second is not the larger one.</exception>
    public static Distribution Interval(double low, double high)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(low, high);
        return low > 0
            ? new LogNormal(Math.Sqrt(low) * Math.Sqrt(high), Math.Log(high / low) / (2 * StandardNormal.Z90))
            : new Normal((low + high) / 2, (high - low) / (2 * StandardNormal.Z90));
    }

    /// <summary>The value that a share of all values lies below.</summary>
    /// <param name="p">The share, inside 0..1.</param>
    public abstract double Quantile(double p);

    /// <summary>The share of all values that lies below a value.</summary>
    public abstract double Cdf(double value);
}

/// <summary>A normal distribution.</summary>
/// <param name="Mean">Its mean.</param>
/// <param name="Deviation">Its standard deviation, above 0.</param>
public sealed record Normal(double Mean, double Deviation) : Distribution
{
    /// <inheritdoc/>
    public override double Quantile(double p) => Mean + (Deviation * StandardNormal.Quantile(p));

    /// <inheritdoc/>
    public override double Cdf(double value) => StandardNormal.Cdf((value - Mean) / Deviation);
}

/// <summary>A number whose logarithm is normal.</summary>
/// <param name="Middle">Its median, above 0.</param>
/// <param name="LogDeviation">Standard deviation of its natural logarithm, above 0.</param>
public sealed record LogNormal(double Middle, double LogDeviation) : Distribution
{
    /// <inheritdoc/>
    public override double Quantile(double p) => Middle * Math.Exp(LogDeviation * StandardNormal.Quantile(p));

    /// <inheritdoc/>
    public override double Cdf(double value) => value <= 0 ? 0 : StandardNormal.Cdf(Math.Log(value / Middle) / LogDeviation);
}

/// <summary>A factor of median 1 whose logarithm is normal, with another deviation on either side.</summary>
internal sealed record SplitLogNormal(double Below, double Above) : Distribution
{
    /// <inheritdoc/>
    public override double Quantile(double p)
    {
        double z = StandardNormal.Quantile(p);
        return Math.Exp(z * (z < 0 ? Below : Above));
    }

    /// <inheritdoc/>
    public override double Cdf(double value) => value <= 0 ? 0 : StandardNormal.Cdf(Math.Log(value) / (value < 1 ? Below : Above));
}

/// <summary>Any value of a range is as likely as any other.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end, above the lower.</param>
public sealed record Uniform(double Low, double High) : Distribution
{
    /// <inheritdoc/>
    public override double Quantile(double p) => Low + ((High - Low) * p);

    /// <inheritdoc/>
    public override double Cdf(double value) => Math.Clamp((value - Low) / (High - Low), 0, 1);
}

/// <summary>A range with a likeliest value, and a density that falls to zero at its ends in straight lines.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="Mode">The likeliest value, from the lower to the upper end.</param>
/// <param name="High">The upper end, above the lower.</param>
public sealed record Triangular(double Low, double Mode, double High) : Distribution
{
    /// <inheritdoc/>
    public override double Quantile(double p)
    {
        double below = (Mode - Low) / (High - Low);
        return p < below
            ? Low + Math.Sqrt(p * (High - Low) * (Mode - Low))
            : High - Math.Sqrt((1 - p) * (High - Low) * (High - Mode));
    }

    /// <inheritdoc/>
    public override double Cdf(double value)
        => value <= Low ? 0
            : value >= High ? 1
            : value < Mode ? (value - Low) * (value - Low) / ((High - Low) * (Mode - Low))
            : 1 - ((High - value) * (High - value) / ((High - Low) * (High - Mode)));
}

/// <summary>Values that were observed, each as likely as any other.</summary>
public sealed record Empirical : Distribution
{
    private readonly ImmutableArray<double> _values;

    /// <summary>From the observed values in any order.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Empirical(IEnumerable<double> values)
    {
        _values = [.. values.Order()];
        if (_values.IsEmpty)
        {
            throw new ArgumentException("an empirical distribution needs at least one value", nameof(values));
        }
    }

    /// <inheritdoc/>
    public override double Quantile(double p) => _values[Math.Clamp((int)(p * _values.Length), 0, _values.Length - 1)];

    /// <inheritdoc/>
    public override double Cdf(double value) => (double)_values.Count(observed => observed <= value) / _values.Length;
}
