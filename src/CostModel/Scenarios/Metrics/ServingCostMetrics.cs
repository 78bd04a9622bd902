using System.Collections.Immutable;

namespace CostModel.Scenarios.Metrics;

/// <summary>Metrics under <c>serving</c> that split the bill of replicas; they add up to it.</summary>
internal static class ServingCostMetrics
{
    internal static readonly MetricDefinition Input = new(
        "serving.inputCostPerDayUsd", "of which input", MetricUnit.Usd, "Time of busy replicas that prompts take; tokens found cached take none.");

    internal static readonly MetricDefinition Output = new(
        "serving.outputCostPerDayUsd", "of which output", MetricUnit.Usd, "Time of busy replicas that answers take, without reasoning where its share is given.");

    internal static readonly MetricDefinition Reasoning = new(
        "serving.reasoningCostPerDayUsd", "of which reasoning", MetricUnit.Usd, "Time of busy replicas that reasoning tokens take.");

    internal static readonly MetricDefinition Starts = new(
        "serving.startCostPerDayUsd", "of which starts", MetricUnit.Usd, "Time of replicas that start and answer nothing.");

    internal static readonly MetricDefinition Idle = new(
        "serving.idleCostPerDayUsd", "of which idle", MetricUnit.Usd, "What is paid for and not used: off the peak, headroom, spare replicas, rounding to whole ones.");

    internal static readonly ImmutableArray<MetricDefinition> All = [Input, Output, Reasoning, Starts, Idle];
}
