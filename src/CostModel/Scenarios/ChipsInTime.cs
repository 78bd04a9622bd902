using CostModel.Scenarios.Inputs;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Scenarios;

/// <summary>The accelerators of a run that states a deadline and no number of them: the fewest that finish in time.</summary>
internal static class ChipsInTime
{
    internal static TrainingRun In(TrainingRun run, ScenarioSlots slots, FaultCollector faults)
    {
        if (run is not { Chips: null, Deadline: { TotalSeconds: > 0 } deadline, Model: not null, Hardware: not null, Tokens: not null })
        {
            return run;
        }

        if (DeadlineSearch.Fewest(run, deadline) is { } fewest)
        {
            slots.Default(TrainingInputs.Chips, fewest.Chips, new InputOrigin("the fewest that finish within training.deadline"));
            return run with { Chips = fewest.Chips };
        }

        // What is wrong with the run itself is said first: a number of accelerators that is too large for nothing shows it.
        int before = faults.Count;
        TrainingCompiler.Compile(DeadlineSearch.On(run, run.Hardware!.ChipsPerNode), faults);
        if (faults.Count == before)
        {
            faults.Add(new Fault(
                FaultCodes.ObjectiveUnreachable,
                TrainingInputs.Deadline.Path,
                $"no number of accelerators finishes {run.Tokens} within {deadline}",
                "allow more time, or a larger training.batchTokens, which more accelerators can share"));
        }

        return run;
    }
}
