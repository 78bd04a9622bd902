namespace CostModel.Training;

/// <summary>What a training run takes. Money is not here: a price times <see cref="GpuHours"/> is.</summary>
public sealed record TrainingEstimate
{
    /// <summary>The depth that was used.</summary>
    public required Depth Depth { get; init; }

    /// <summary>Model FLOPs of the whole run; recomputation is not counted.</summary>
    public required Flops Flops { get; init; }

    /// <summary>Model FLOPs of one token, forward and backward.</summary>
    public required Flops FlopsPerToken { get; init; }

    /// <summary>The part of <see cref="FlopsPerToken"/> that the attention core takes; zero at napkin depth.</summary>
    public Flops AttentionFlopsPerToken { get; init; }

    /// <summary>Billed accelerator-hours, restarts and checkpoints included.</summary>
    public required GpuHours GpuHours { get; init; }

    /// <summary>Time from start to end.</summary>
    public required Duration WallClock { get; init; }

    /// <summary>Steady speed of one accelerator.</summary>
    public required TokensPerSecond TokensPerSecondPerChip { get; init; }

    /// <summary>The 80 % band of the speed, as factors on it; null at napkin depth, where the utilisation is the user's own.</summary>
    public ErrorBand? SpeedBand { get; init; }

    /// <summary>Model FLOPs over the dense peak at steady speed (MFU).</summary>
    public required Ratio ModelFlopsUtilization { get; init; }

    /// <summary>Share of billed time that makes progress.</summary>
    public required Ratio Goodput { get; init; }

    /// <summary>Whether it fits into memory; null at napkin depth.</summary>
    public TrainingFeasibility? Feasibility { get; init; }

    /// <summary>Memory of the fullest accelerator; null at napkin depth.</summary>
    public MemoryEstimate? Memory { get; init; }

    /// <summary>The 80 % band of the memory, as factors on it; null at napkin depth.</summary>
    public ErrorBand? MemoryBand { get; init; }

    /// <summary>The layout and the time of a step; null at napkin depth.</summary>
    public StepEstimate? Step { get; init; }
}
