using System.Collections.Immutable;

namespace CostModel.Analysis.Plans;

/// <summary>
/// What every analysis works on: inputs and metrics by name, and a way to evaluate many points. A scenario is one (<see cref="ScenarioPlan"/>),
/// and so is any function of yours (<see cref="FunctionPlan"/>).
/// </summary>
public interface IPlan
{
    /// <summary>The paths of all inputs, for naming the nearest one to a misspelled path.</summary>
    IEnumerable<string> InputPaths { get; }

    /// <summary>The paths of all metrics.</summary>
    IEnumerable<string> MetricPaths { get; }

    /// <summary>The input of a path; null where there is none.</summary>
    PlanInput? FindInput(string path);

    /// <summary>The metric of a path; null where there is none.</summary>
    PlanMetric? FindMetric(string path);

    /// <summary>An evaluator of points in some inputs. It is not shared between threads; each takes its own.</summary>
    /// <param name="inputs">The inputs that points give, in order; all others stay as the plan has them.</param>
    /// <param name="metrics">The metrics that are wanted, in order.</param>
    IPointEvaluator Evaluator(ImmutableArray<PlanInput> inputs, ImmutableArray<PlanMetric> metrics);
}
