using System.Globalization;

namespace CostModel.Scaling.Trends;

/// <summary>When a trend reaches a value if it goes on as it did.</summary>
/// <param name="Trend">The trend.</param>
/// <param name="Target">The value, in the trend's own unit.</param>
/// <param name="Year">The year with its spread, with a fraction for the month.</param>
public sealed record Crossing(Trend Trend, double Target, Fan Year)
{
    /// <summary>What must hold for it to be true.</summary>
    public string Assumption
    {
        get
        {
            string interval = Trend.Interval.Length == 0
                ? "no interval published"
                : string.Create(CultureInfo.InvariantCulture, $"{Trend.Low:0.####} to {Trend.High:0.####}, {Trend.Interval}");
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{Trend.Name} goes on at {Trend.FactorPerYear:0.##}x a year ({interval}) from {CountText.Of(Trend.AnchorValue!.Value)} {Trend.Quantity} in {Trend.AnchorYear:0.0}");
        }
    }

    /// <summary>
    /// The crossing of a value. The growth lies within its published 90 % interval; the starting value within <paramref name="anchorSpread"/>.
    /// </summary>
    /// <param name="trend">A trend with an anchor.</param>
    /// <param name="target">The value, in the trend's unit, above 0.</param>
    /// <param name="anchorSpread">The starting value may be this factor smaller or larger, at 90 %; 1 for a known one.</param>
    /// <exception cref="ArgumentException">The trend has no anchor.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The target lies in the direction in which the trend does not go.</exception>
    public static Crossing Of(Trend trend, double target, double anchorSpread = 1.5)
    {
        ArgumentNullException.ThrowIfNull(trend);
        if (trend is not { AnchorValue: { } anchor, AnchorYear: { } year })
        {
            throw new ArgumentException($"'{trend.Id}' has no value to start from", nameof(trend));
        }

        trend.YearsTo(target / anchor);
        Fan fan = Fan.Of(
            Fan.LogNormal(trend.Low, trend.FactorPerYear, trend.High),
            Fan.LogNormal(anchor / anchorSpread, anchor, anchor * anchorSpread),
            (growth, start) => year + (Math.Log(target / start) / Math.Log(growth)));
        return new Crossing(trend, target, fan);
    }
}
