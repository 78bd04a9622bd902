using CostModel.Formulas;

namespace CostModel.Training;

/// <summary>How often a run is interrupted and what that takes: what goodput follows from.</summary>
public sealed record Reliability
{
    /// <summary>
    /// Accelerator-hours between interruptions, above 0. The default is that of Llama 3 405B: 419 unexpected interruptions in 54 days on 16,384 H100
    /// (Meta 2024, arXiv 2407.21783, section 3.3.4).
    /// </summary>
    public GpuHours BetweenInterruptions { get; init; } = GpuHours.FromGpuHours(16_384 * 54.0 * 24 / 419);

    /// <summary>
    /// Time for which training pauses at a checkpoint, above 0. The default of 10 s is that of sharded checkpoints written in the background
    /// (ByteCheckpoint, arXiv 2407.20143, reports stalls from below 1 s to tens of seconds).
    /// </summary>
    public Duration CheckpointPause { get; init; } = Duration.FromSeconds(10);

    /// <summary>
    /// Time from an interruption to the next step: noticing, replacing a node, starting again. The default of 10 minutes gives Llama 3 405B
    /// the effective time of a little over 90 % that its report names.
    /// </summary>
    public Duration Restart { get; init; } = Duration.FromSeconds(600);

    /// <summary>
    /// Share of billed time that makes progress with checkpoints at the best interval: 1 / (1 + pause / interval + (interval / 2 + restart) / MTBF),
    /// where MTBF is that of all accelerators together.
    /// </summary>
    /// <param name="chips">Accelerators, at least 1.</param>
    public Ratio GoodputOf(int chips)
        => Ratio.FromFraction(ReliabilityFormulas.Goodput<Scalar>(
            chips, BetweenInterruptions.TotalGpuHours, CheckpointPause.TotalSeconds, Restart.TotalSeconds).Value);

    /// <summary>The interval between checkpoints that loses least: sqrt(2 x pause x MTBF). Source: Young 1974; Daly 2006, first order.</summary>
    /// <param name="chips">Accelerators, at least 1.</param>
    public Duration CheckpointIntervalOf(int chips)
        => Duration.FromSeconds(ReliabilityFormulas.CheckpointInterval<Scalar>(
            CheckpointPause.TotalSeconds, ReliabilityFormulas.MeanTimeBetweenInterruptions<Scalar>(chips, BetweenInterruptions.TotalGpuHours)).Value);
}
