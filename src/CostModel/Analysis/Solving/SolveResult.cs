using System.Collections.Immutable;
using CostModel.Analysis.Plans;
using CostModel.Validation;

namespace CostModel.Analysis.Solving;

/// <summary>What solving for an input came to.</summary>
/// <param name="Input">The input that was free.</param>
/// <param name="Metric">The metric that has a goal.</param>
/// <param name="Goal">The goal.</param>
/// <param name="Value">The value that reaches it, the one nearest to the plan's own; null where none does.</param>
/// <param name="Reached">What the metric then is: the goal, or what lies behind it where the metric jumps.</param>
/// <param name="FeasibleRange">Smallest and largest value that was tried and is feasible; null where none is.</param>
/// <param name="MetricRange">Smallest and largest metric over feasible values; null where there is none.</param>
/// <param name="Binding">Why other values are not feasible; empty where all are.</param>
public sealed record SolveResult(
    PlanInput Input,
    PlanMetric Metric,
    double Goal,
    double? Value,
    double Reached,
    (double Low, double High)? FeasibleRange,
    (double Low, double High)? MetricRange,
    ImmutableArray<Fault> Binding)
{
    /// <summary>The value with its unit, as a report shows it; null where none reaches the goal.</summary>
    public string? Text => Value is { } value ? Input.Format(value) : null;
}
