namespace CostModel.Analysis.Levers;

/// <summary>How techniques are ranked and combined.</summary>
public sealed record LeverOptions
{
    /// <summary>What they are ranked by; cost per query where there is serving, else the cost of training, where null.</summary>
    public LeverGoal? Goal { get; init; }

    /// <summary>The share of quality that a combination must keep, above 0 and at most 1.</summary>
    public Ratio QualityFloor { get; init; } = Ratio.FromPercent(98);

    /// <summary>What a day of engineering costs; an assumption, to be replaced by one's own figure.</summary>
    public Usd EngineerDay { get; init; } = Usd.FromDollars(1000);

    /// <summary>What an hour of labelling is paid.</summary>
    public UsdPerHour Wage { get; init; } = UsdPerHour.FromDollarsPerHour(30);
}
