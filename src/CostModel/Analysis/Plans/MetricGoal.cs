using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;

namespace CostModel.Analysis.Plans;

/// <summary>Reads what a person wants a metric to be. A bare number is in the metric's own unit.</summary>
internal static class MetricGoal
{
    internal static bool TryParse(MetricUnit? unit, string text, out double value, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (QuantityText.TryParse(text, Input.PlainNumber, out value, out problem))
        {
            return true;
        }

        (QuantityUnits Units, double Size) = Known(unit);
        bool isRead = QuantityText.TryParse(text, Units, out value, out problem);
        value /= Size;
        return isRead;
    }

    /// <summary>The units that the metric's quantity is written in, and the metric's own unit in its base unit.</summary>
    private static (QuantityUnits Units, double Size) Known(MetricUnit? unit) => unit switch
    {
        MetricUnit.Fraction => (Units<Ratio>(), 1),
        MetricUnit.Flops => (Units<Flops>(), 1),
        MetricUnit.GpuHours => (Units<GpuHours>(), 1),
        MetricUnit.Days => (Units<Duration>(), 86400),
        MetricUnit.Seconds => (Units<Duration>(), 1),
        MetricUnit.Milliseconds => (Units<Duration>(), 1e-3),
        MetricUnit.TokensPerSecond => (Units<TokensPerSecond>(), 1),
        MetricUnit.Usd => (Units<Usd>(), 1),
        MetricUnit.Gigabytes => (Units<Bytes>(), 1e9),
        _ => (Input.PlainNumber, 1),
    };

    private static QuantityUnits Units<T>()
        where T : struct, IQuantity<T>
        => T.Units;
}
