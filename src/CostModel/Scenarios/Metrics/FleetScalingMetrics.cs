using System.Collections.Immutable;

namespace CostModel.Scenarios.Metrics;

/// <summary>Metrics under <c>serving</c> of a fleet that follows the demand of the day.</summary>
internal static class FleetScalingMetrics
{
    internal static readonly MetricDefinition ReplicaHours = new(
        "serving.replicaHoursPerDay", "Replica-hours a day", MetricUnit.Hours, "Hours of all replicas in a day, as many in each step as its demand needs; cold starts not included.");

    internal static readonly MetricDefinition Starts = new(
        "serving.startsPerDay", "Starts a day", MetricUnit.PerDay, "Replicas that start in a day, one after the other the same.");

    internal static readonly MetricDefinition ColdStartSeconds = new(
        "serving.coldStartSeconds", "Cold start", MetricUnit.Seconds, "Time until a new replica answers: weights over storage bandwidth and the engine's start, or as stated.");

    internal static readonly MetricDefinition ColdStartUsd = new(
        "serving.coldStartUsd", "Cost of a cold start", MetricUnit.Usd, "What a replica's accelerators cost while it starts and answers nothing.");

    internal static readonly MetricDefinition FixedUsd = new(
        "serving.fixedCostPerDayUsd", "Cost per day of a fixed fleet", MetricUnit.Usd, "The bill of a day where all replicas of the peak run around the clock.");

    internal static readonly MetricDefinition Saving = new(
        "serving.scalingSaving", "Saved by scaling", MetricUnit.Fraction, "Share of the fixed fleet's bill that scaling saves; negative where starts cost more.");

    internal static readonly ImmutableArray<MetricDefinition> All = [ReplicaHours, Starts, ColdStartSeconds, ColdStartUsd, FixedUsd, Saving];
}
