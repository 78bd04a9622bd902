using System.Collections.Immutable;
using CostModel.Scenarios.Metrics;

namespace CostModel.Scenarios;

/// <summary>The answers to a scenario: a number for every metric that it asks for.</summary>
public sealed class ScenarioResult
{
    private readonly double[] _metrics;

    internal ScenarioResult(CompiledScenario plan, double[] metrics) => (Plan, _metrics) = (plan, metrics);

    /// <summary>The plan that was evaluated.</summary>
    public CompiledScenario Plan { get; }

    /// <summary>The metrics that have a number, in the order of the table. What would be divided by zero, such as a margin on no revenue, has none.</summary>
    public ImmutableArray<MetricDefinition> Metrics
        => [.. ScenarioMetrics.All.Where(metric => double.IsFinite(_metrics[metric.Index]))];

    /// <summary>The number of a metric, or null where the scenario does not give one.</summary>
    public double? this[MetricDefinition metric]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(metric);
            double value = _metrics[metric.Index];
            return double.IsFinite(value) ? value : null;
        }
    }

    /// <summary>The number at a path such as <c>margin.grossMargin</c>, or null where the scenario does not give one.</summary>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public double? this[string path]
        => this[ScenarioMetrics.Find(path) ?? throw new ArgumentException($"there is no metric '{path}'", nameof(path))];

    /// <summary>The number at a path as a report shows it, with its unit, in the invariant culture; null where the scenario does not give one.</summary>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public string? Text(string path) => this[path] is { } value ? MetricText.Format(ScenarioMetrics.Find(path)!, value) : null;

    /// <summary>The depth of the training estimate where there is one, else of the serving estimate.</summary>
    public Depth Depth => Plan.Training?.Depth ?? Depth.Napkin;

    /// <summary>What a section says in words beside its numbers, such as the period of the margin.</summary>
    public ImmutableArray<(string Name, string Value)> Labels(string section) => section switch
    {
        "margin" => [("period", "month")],
        "training" => [("depth", Plan.Training!.Depth == Depth.Operator ? "operator" : "napkin")],
        _ => [],
    };
}
