namespace CostModel.Economics;

/// <summary>A training run known by its accelerator-hours, its length or its cost, from a report or an invoice, instead of being computed.</summary>
public sealed record StatedTraining
{
    /// <summary>Billed accelerator-hours; above 0.</summary>
    public GpuHours? GpuHours { get; init; }

    /// <summary>How long the accelerators worked; above 0.</summary>
    public Duration? Duration { get; init; }

    /// <summary>FLOPs of the run, where published; with <see cref="SustainedPerChip"/>, or hardware and a utilisation, its hours follow.</summary>
    public Flops? Flops { get; init; }

    /// <summary>FLOPs a second that one accelerator sustains.</summary>
    public FlopsPerSecond? SustainedPerChip { get; init; }

    /// <summary>What the run cost; at least 0.</summary>
    public Usd? Cost { get; init; }

    /// <summary>The part of the stated hours or cost that this run takes, where it is known as a share of another; all of it where not given.</summary>
    public Ratio? Share { get; init; }

    /// <summary>Price of one billed accelerator-hour, where it stands beside the run instead of under its hardware's id.</summary>
    public UsdPerGpuHour? Price { get; init; }

    /// <summary>Whether the size of the run is stated, so that nothing is computed from tokens.</summary>
    internal bool SizesTheRun => GpuHours is not null || Duration is not null || Flops is not null || Cost is not null;
}
