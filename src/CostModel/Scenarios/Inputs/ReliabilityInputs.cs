using System.Collections.Immutable;
using CostModel.Training;

namespace CostModel.Scenarios.Inputs;

/// <summary>Inputs that the goodput of a training run follows from, where it is not given.</summary>
internal static class ReliabilityInputs
{
    internal static readonly InputDefinition BetweenInterruptions = Input.Of<GpuHours>(
        "training.gpuHoursPerInterruption",
        "h",
        InputRange.Positive,
        "Accelerator-hours between interruptions; 50.7 thousand, as Llama 3 405B saw, where not given at operator depth.",
        s => s.Training?.Reliability?.BetweenInterruptions,
        (s, v) => Change(s, reliability => reliability with { BetweenInterruptions = v }))
        .WithExample("50000 GPU-hours");

    internal static readonly InputDefinition CheckpointPause = Input.Of<Duration>(
        "training.checkpointPause",
        "s",
        InputRange.Positive,
        "Time for which training pauses at a checkpoint; 10 s where not given.",
        s => s.Training?.Reliability?.CheckpointPause,
        (s, v) => Change(s, reliability => reliability with { CheckpointPause = v }))
        .WithExample("30 s");

    internal static readonly InputDefinition Restart = Input.Of<Duration>(
        "training.restartTime",
        "s",
        InputRange.NotNegative,
        "Time from an interruption to the next step; 10 minutes where not given.",
        s => s.Training?.Reliability?.Restart,
        (s, v) => Change(s, reliability => reliability with { Restart = v }))
        .WithExample("15 min");

    internal static readonly ImmutableArray<InputDefinition> Numbers = [BetweenInterruptions, CheckpointPause, Restart];

    private static Scenario Change(Scenario scenario, Func<Reliability, Reliability> change)
    {
        TrainingRun run = scenario.Training ?? new TrainingRun();
        return scenario with { Training = run with { Reliability = change(run.Reliability ?? new Reliability()) } };
    }
}
