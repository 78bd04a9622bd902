namespace CostModel.Economics;

/// <summary>Rents of an accelerator-hour under several commitments, to show what each makes of a training run.</summary>
public sealed record RentalTerms
{
    /// <summary>On demand.</summary>
    public UsdPerGpuHour? OnDemand { get; init; }

    /// <summary>Committed for a year.</summary>
    public UsdPerGpuHour? OneYear { get; init; }

    /// <summary>Committed for three years.</summary>
    public UsdPerGpuHour? ThreeYears { get; init; }

    /// <summary>Spot: cheaper, and taken away at short notice.</summary>
    public UsdPerGpuHour? Spot { get; init; }

    /// <summary>The share of billed spot time that makes progress after preemptions; all of it where not given.</summary>
    public Ratio? SpotGoodput { get; init; }

    /// <summary>Preemptions of the whole job a day, instead of a spot goodput.</summary>
    public Rate? Preemptions { get; init; }

    /// <summary>Billed time that one preemption loses: work since the last checkpoint, and the restart.</summary>
    public Duration? Recovery { get; init; }
}
