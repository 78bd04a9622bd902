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

    internal static readonly InputDefinition SpeedSpread = Input.Of<Ratio>(
        "training.speedSpread",
        "",
        InputRange.Share,
        "Relative standard deviation of the speed of accelerators beyond that of the clusters whose speeds were fitted: a step waits for the slowest. 2% makes the slowest of 65,536 slower by the 9% that PRISM (arXiv 2510.15596) reports.",
        s => s.Training?.Reliability?.SpeedSpread,
        (s, v) => Change(s, reliability => reliability with { SpeedSpread = v }))
        .WithExample("2%");

    internal static readonly InputDefinition PowerCap = Input.Of<Power>(
        "training.powerCap",
        "W",
        InputRange.Positive,
        "Limit on the power of each accelerator: clocks fall with the cube root of what it leaves above idle.",
        s => s.Training?.PowerCap,
        (s, v) => s with { Training = (s.Training ?? new TrainingRun()) with { PowerCap = v } })
        .WithExample("500 W");

    internal static readonly ImmutableArray<InputDefinition> Numbers = [BetweenInterruptions, CheckpointPause, Restart, SpeedSpread, PowerCap];

    private static Scenario Change(Scenario scenario, Func<Reliability, Reliability> change)
    {
        TrainingRun run = scenario.Training ?? new TrainingRun();
        return scenario with { Training = run with { Reliability = change(run.Reliability ?? new Reliability()) } };
    }
}
