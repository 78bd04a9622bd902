namespace CostModel.Economics;

/// <summary>A machine that is paid for only while it is up, against one that is always on.</summary>
public sealed record AutoscalingPlan
{
    /// <summary>Price of an hour of it.</summary>
    public UsdPerHour? Price { get; init; }

    /// <summary>Hours a day in which it works.</summary>
    public double? HoursPerDay { get; init; }

    /// <summary>The share of hours in which it works, instead of hours a day.</summary>
    public Ratio? BusyShare { get; init; }

    /// <summary>How often a day it starts.</summary>
    public Rate? StartsPerDay { get; init; }

    /// <summary>Time from power-on until it works: billed at each start.</summary>
    public Duration? ColdStart { get; init; }

    /// <summary>Cold start of what it is compared with, such as a serverless function.</summary>
    public Duration? BaselineColdStart { get; init; }
}
