using CostModel.Analysis.Expressions;
using CostModel.Scenarios.Metrics;

namespace CostModel.Analysis.Audit;

/// <summary>The dimension of a metric, to compare a claim with its unit.</summary>
internal static class MetricMeasure
{
    /// <summary>One of the metric's unit. Money per day, month or year is plain money: the path says the period.</summary>
    internal static Measure UnitOf(MetricDefinition metric) => metric.Unit switch
    {
        MetricUnit.Usd => PerToken(metric),
        MetricUnit.GpuHours => new Measure(3600, new Dimensions(Time: 1)),
        MetricUnit.Days => new Measure(86400, new Dimensions(Time: 1)),
        MetricUnit.Seconds => new Measure(1, new Dimensions(Time: 1)),
        MetricUnit.Milliseconds => new Measure(1e-3, new Dimensions(Time: 1)),
        MetricUnit.TokensPerSecond => new Measure(1, new Dimensions(Token: 1, Time: -1)),
        MetricUnit.Flops => new Measure(1, new Dimensions(Flop: 1)),
        MetricUnit.Gigabytes => new Measure(1e9, new Dimensions(Byte: 1)),
        MetricUnit.MegawattHours => new Measure(3.6e9, new Dimensions(Energy: 1)),
        MetricUnit.WattHours => new Measure(3600, new Dimensions(Energy: 1)),
        MetricUnit.Tonnes => new Measure(1e6, new Dimensions(Mass: 1)),
        _ => Measure.Plain(1),
    };

    private static Measure PerToken(MetricDefinition metric)
        => metric.Path.Contains("PerMillion", StringComparison.Ordinal)
            ? new Measure(1e-6, new Dimensions(Money: 1, Token: -1))
            : new Measure(1, new Dimensions(Money: 1));
}
