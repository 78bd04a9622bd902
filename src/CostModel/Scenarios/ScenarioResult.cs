using System.Collections.Immutable;
using CostModel.Economics;
using CostModel.Scenarios.Economics;
using CostModel.Scenarios.Metrics;

namespace CostModel.Scenarios;

/// <summary>The answers to a scenario: a number for every metric that it asks for.</summary>
public sealed class ScenarioResult
{
    private readonly double[] _metrics;
    private readonly Lazy<MetricBand?[]> _bands;

    internal ScenarioResult(CompiledScenario plan, double[] metrics)
    {
        (Plan, _metrics) = (plan, metrics);
        _bands = new Lazy<MetricBand?[]>(() => ResultBands.Of(plan, metrics));
    }

    private ScenarioResult(ScenarioResult result, MetricBand?[] bands)
        => (Plan, _metrics, _bands) = (result.Plan, result._metrics, new Lazy<MetricBand?[]>(bands));

    /// <summary>The plan that was evaluated.</summary>
    public CompiledScenario Plan { get; }

    /// <summary>The metrics that have a number, in the order of the table. What would be divided by zero, such as a margin on no revenue, has none.</summary>
    public ImmutableArray<MetricDefinition> Metrics
        => [.. ScenarioMetrics.All.Where(metric => double.IsFinite(_metrics[metric.Index]))];

    /// <summary>The metrics that were asked for and have no number, each with the reason: a break-even that never comes, a margin without revenue.</summary>
    public ImmutableArray<(MetricDefinition Metric, string Reason)> Absent
        =>
        [
            .. from metric in ScenarioMetrics.All
               where !double.IsFinite(_metrics[metric.Index])
               let reason = WhyNone(metric)
               where reason is not null
               select (metric, reason),
        ];

    /// <summary>Results of several rows: accounting views, cohorts of users, months of a plan.</summary>
    public ImmutableArray<ResultTable> Tables => [.. EconomicsTables.Of(this)];

    /// <summary>The margin by cohort of users, where the scenario spreads use over users.</summary>
    public UsageCohorts? Cohorts => Plan.Economics.Cohorts;

    /// <summary>The months of the scenario's plan; empty where it has none.</summary>
    public ImmutableArray<PlanMonth> Months => Plan.Economics.Months;

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

    /// <summary>Whether the plan can be carried out as stated; the plan's obstacles say why not.</summary>
    public bool IsFeasible => Plan.Obstacles.IsEmpty;

    /// <summary>The same answers with other bands, such as those of uncertain inputs.</summary>
    internal ScenarioResult WithBands(MetricBand?[] bands) => new(this, bands);

    /// <summary>
    /// The 80 % band of a metric from the errors of the models under it, and from uncertain inputs where they were drawn; null where neither moves it.
    /// </summary>
    public MetricBand? Band(MetricDefinition metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return _bands.Value[metric.Index];
    }

    /// <summary>Why a metric has no number; null where it has one, or was not asked for.</summary>
    public string? WhyNone(MetricDefinition metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        double value = _metrics[metric.Index];
        return double.IsFinite(value) ? null
            : metric.WhyNone?.Invoke(this) ?? (double.IsInfinity(value) ? "it would be a division by zero" : null);
    }

    /// <summary>The number at a path such as <c>margin.grossMargin</c>, or null where the scenario does not give one.</summary>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public double? this[string path]
        => this[ScenarioMetrics.Find(path) ?? throw new ArgumentException($"there is no metric '{path}'", nameof(path))];

    /// <summary>The number at a path as a report shows it, with its unit, in the invariant culture; null where the scenario does not give one.</summary>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public string? Text(string path) => this[path] is { } value ? MetricText.Format(ScenarioMetrics.Find(path)!, value) : null;

    /// <summary>The depth of the training estimate where there is one, else of the serving estimate.</summary>
    public Depth Depth => Plan.Training?.Depth ?? (Plan.Serving is null ? Depth.Napkin : Depth.Operator);

    /// <summary>What a section says in words beside its numbers, such as the period of the margin.</summary>
    public ImmutableArray<(string Name, string Value)> Labels(string section) => section switch
    {
        "margin" => [("period", "month")],
        "training" when Plan.Training is { Operators: { } operators } => [("depth", "operator"), ("stack", operators.Step.Stack.Id)],
        "training" when Plan.Training is not null => [("depth", "napkin")],
        "serving" when Plan.Serving is { } serving =>
        [
            ("depth", "operator"),
            ("engine", serving.Plan.Engine!.Name),
            ("layout", serving.Plan.Layout!.ToString()),
            ("precision", $"{serving.Plan.Precision!.Id}, cache {serving.Plan.CachePrecision!.Id}"),
        ],
        _ => [],
    };
}
