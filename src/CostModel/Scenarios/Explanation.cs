using System.Collections.Immutable;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;

namespace CostModel.Scenarios;

/// <summary>How a metric came about.</summary>
/// <param name="Steps">The formulas, the asked metric first and then the metrics that it rests on.</param>
/// <param name="Inputs">The numbers that the formulas end in, with where each comes from.</param>
public sealed record Explanation(ImmutableArray<ExplanationStep> Steps, ImmutableArray<ExplanationInput> Inputs)
{
    internal static Explanation Of(CompiledScenario plan, MetricDefinition metric, TraceNode root)
    {
        var steps = ImmutableArray.CreateBuilder<ExplanationStep>();
        var inputs = ImmutableArray.CreateBuilder<ExplanationInput>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { metric.Path };
        var waiting = new Queue<(MetricDefinition Metric, TraceNode Formula)>();
        if (root is TraceNamed named)
        {
            waiting.Enqueue((metric, Unwrap(named)));
        }

        Dictionary<string, Slot> slots = plan.Slots.ToDictionary(slot => slot.Path, StringComparer.Ordinal);
        while (waiting.TryDequeue(out (MetricDefinition Metric, TraceNode Formula) next))
        {
            steps.Add(new ExplanationStep(
                next.Metric,
                next.Formula.Value,
                FormulaText.Symbolic(next.Formula),
                FormulaText.WithNumbers(next.Formula, slots)));
            foreach (TraceNode leaf in Leaves(next.Formula))
            {
                switch (leaf)
                {
                    case TraceNamed inner when seen.Add(inner.Path) && ScenarioMetrics.Find(inner.Path) is { } innerMetric:
                        waiting.Enqueue((innerMetric, Unwrap(inner)));
                        break;
                    case TraceInput input when seen.Add("input:" + input.Path):
                        Slot slot = slots[input.Path];
                        inputs.Add(new ExplanationInput(
                            input.Path, input.Value, FormulaText.Number(input.Value, slot), plan.Origins.GetValueOrDefault(slot)));
                        break;
                }
            }
        }

        return new Explanation(steps.ToImmutable(), inputs.ToImmutable());
    }

    /// <summary>A result that was named twice under the same path is shown once.</summary>
    private static TraceNode Unwrap(TraceNamed named)
        => named.Formula is TraceNamed inner && inner.Path == named.Path ? Unwrap(inner) : named.Formula;

    /// <summary>What a formula refers to: inputs, and metrics that have formulas of their own.</summary>
    private static IEnumerable<TraceNode> Leaves(TraceNode node) => node switch
    {
        TraceOperation operation => operation.Operands.SelectMany(Leaves),
        _ => [node],
    };
}
