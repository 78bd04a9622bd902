using CostModel.Scenarios.Metrics;

namespace CostModel.Analysis.Plans;

/// <summary>A metric of a plan.</summary>
public sealed class PlanMetric
{
    /// <summary>A plain number of a plan of your own.</summary>
    /// <param name="path">Its name.</param>
    public PlanMetric(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = path;
    }

    internal PlanMetric(MetricDefinition definition)
        : this(definition.Path)
        => Definition = definition;

    /// <summary>Its path, such as <c>margin.grossMargin</c>.</summary>
    public string Path { get; }

    /// <summary>A short name for tables.</summary>
    public string Label => Definition?.Label ?? Path;

    /// <summary>What it counts, in a word or two; empty for a plain number.</summary>
    public string Unit => Definition is null ? "" : MetricText.UnitOf(Definition);

    internal MetricDefinition? Definition { get; }

    /// <summary>A number as a report shows it.</summary>
    public string Format(double value)
        => Definition is null ? QuantityText.Number(value, 6) : MetricText.Format(Definition, value);

    /// <summary>Reads a number of this metric as a person writes it, such as <c>60%</c>, <c>30 days</c> or <c>1M USD</c>.</summary>
    public bool TryParse(string text, out double value, out string problem) => MetricGoal.TryParse(Definition?.Unit, text, out value, out problem);
}
