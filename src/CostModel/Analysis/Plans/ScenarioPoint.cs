using System.Collections.Immutable;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Analysis.Plans;

/// <summary>A scenario that was compiled for points of an analysis: its plan, or why there is none.</summary>
/// <param name="Plan">The plan; null where there are faults.</param>
/// <param name="Faults">Why a point is not feasible; empty where it is.</param>
internal sealed record ScenarioPoint(CompiledScenario? Plan, ImmutableArray<Fault> Faults)
{
    /// <summary>Compiles a scenario. That it does not fit is a result; anything else that is wrong with it is not.</summary>
    /// <exception cref="InvalidPlanException">The scenario is not valid.</exception>
    internal static ScenarioPoint Of(Scenario scenario)
    {
        var faults = new FaultCollector();
        CompiledScenario? plan = scenario.TryCompile(faults);
        ImmutableArray<Fault> found = faults.ToImmutable();
        if (plan is null)
        {
            return found.All(fault => fault.IsInfeasibility) ? new ScenarioPoint(null, found) : throw new InvalidPlanException(found);
        }

        return new ScenarioPoint(plan, Shortfalls(plan));
    }

    private static ImmutableArray<Fault> Shortfalls(CompiledScenario plan)
        => [.. plan.Obstacles.Select(obstacle => new Fault(FaultCodes.DoesNotFit, "training", obstacle))];
}
