using CostModel.Formulas;

namespace CostModel.Training;

/// <summary>How often a run is interrupted and what that takes: what goodput follows from.</summary>
public sealed record Reliability
{
    /// <summary>
    /// Llama 3 405B: 419 unexpected interruptions in 54 days on 16,384 H100 (Meta 2024, arXiv 2407.21783, section 3.3.4); 10 s of pause for
    /// sharded checkpoints that are written in the background (ByteCheckpoint, arXiv 2407.20143, reports from below 1 s to tens of seconds);
    /// and the 10 minutes to start again that give its effective time of a little over 90 %.
    /// </summary>
    public static Reliability Typical { get; } = new()
    {
        BetweenInterruptions = GpuHours.FromGpuHours(16_384 * 54.0 * 24 / 419),
        CheckpointPause = Duration.FromSeconds(10),
        Restart = Duration.FromSeconds(600),
    };

    /// <summary>Accelerator-hours between interruptions, above 0; typical where not given.</summary>
    public GpuHours? BetweenInterruptions { get; init; }

    /// <summary>Time for which training pauses at a checkpoint, above 0; typical where not given.</summary>
    public Duration? CheckpointPause { get; init; }

    /// <summary>Time from an interruption to the next step: noticing, replacing a node, starting again; typical where not given.</summary>
    public Duration? Restart { get; init; }

    /// <summary>
    /// Relative standard deviation of the speed of accelerators, from 0: a step waits for the slowest. 0 where not given, for fitted speeds are of whole
    /// clusters with their stragglers. At 64 thousand GPUs, Golden et al. 2025 (PRISM, arXiv 2510.15596) see 9 % variability of GPU time: 2 % makes the
    /// slowest of so many 9 % slower than the mean.
    /// </summary>
    public Ratio? SpeedSpread { get; init; }

    /// <summary>
    /// Share of billed time that makes progress with checkpoints at the best interval: 1 / (1 + pause / interval + (interval / 2 + restart) / MTBF),
    /// where MTBF is that of all accelerators together.
    /// </summary>
    /// <param name="chips">Accelerators, at least 1.</param>
    public Ratio GoodputOf(int chips)
        => Ratio.FromFraction(ReliabilityFormulas.Goodput<Scalar>(
            chips, Hours, PauseSeconds, RestartSeconds).Value / ReliabilityFormulas.Straggling<Scalar>(chips, SpeedSpread?.TotalFraction ?? 0).Value);

    /// <summary>The interval between checkpoints that loses least: sqrt(2 x pause x MTBF). Source: Young 1974; Daly 2006, first order.</summary>
    /// <param name="chips">Accelerators, at least 1.</param>
    public Duration CheckpointIntervalOf(int chips)
        => Duration.FromSeconds(ReliabilityFormulas.CheckpointInterval<Scalar>(
            PauseSeconds, ReliabilityFormulas.MeanTimeBetweenInterruptions<Scalar>(chips, Hours)).Value);

    internal double Hours => (BetweenInterruptions ?? Typical.BetweenInterruptions)!.Value.TotalGpuHours;

    internal double PauseSeconds => (CheckpointPause ?? Typical.CheckpointPause)!.Value.TotalSeconds;

    internal double RestartSeconds => (Restart ?? Typical.Restart)!.Value.TotalSeconds;
}
