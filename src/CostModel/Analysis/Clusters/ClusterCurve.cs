using System.Collections.Immutable;
using CostModel.Scenarios;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Analysis.Clusters;

/// <summary>A scenario's training run on many numbers of accelerators, each with its best layout: what more of them buy, and what that costs.</summary>
public static class ClusterCurve
{
    /// <summary>One point for each number, in the order given. A deadline of the scenario is not read.</summary>
    /// <param name="scenario">The scenario; it has training.</param>
    /// <param name="chips">Numbers of accelerators, each at least 1.</param>
    /// <exception cref="InvalidPlanException">Something is wrong with the scenario that has nothing to do with the number of accelerators.</exception>
    public static ImmutableArray<ClusterPoint> Of(Scenario scenario, IEnumerable<int> chips)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(chips);
        return [.. chips.Select(number => At(scenario, number))];
    }

    /// <summary>The point of one number.</summary>
    /// <exception cref="InvalidPlanException">Something is wrong with the scenario that has nothing to do with the number of accelerators.</exception>
    public static ClusterPoint At(Scenario scenario, int chips)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        TrainingRun run = DeadlineSearch.On(scenario.Training ?? new TrainingRun(), chips);
        var faults = new FaultCollector();
        CompiledScenario? plan = (scenario with { Training = run }).TryCompile(faults);
        if (plan is not null)
        {
            return new ClusterPoint(chips, plan.Evaluate(), plan.Training?.Estimate(), [.. plan.Obstacles]);
        }

        ImmutableArray<Fault> found = faults.ToImmutable();
        return found.All(fault => fault.IsInfeasibility)
            ? new ClusterPoint(chips, null, null, [.. found.Select(fault => fault.Message)])
            : throw new InvalidPlanException(found);
    }
}

/// <summary>A training run on a number of accelerators.</summary>
/// <param name="Chips">The accelerators.</param>
/// <param name="Result">The scenario's answers; null where no layout exists.</param>
/// <param name="Training">Time, memory and layout of the run; null where no layout exists.</param>
/// <param name="Obstacles">Why it cannot run so; empty where it can.</param>
public sealed record ClusterPoint(int Chips, ScenarioResult? Result, TrainingEstimate? Training, ImmutableArray<string> Obstacles)
{
    /// <summary>Whether the run can be carried out on so many.</summary>
    public bool IsFeasible => Result is not null && Obstacles.IsEmpty;
}
