using System.Collections.Immutable;

namespace CostModel.Scenarios.Metrics;

/// <summary>Metrics under <c>serving</c>.</summary>
internal static class ServingMetrics
{
    internal static readonly MetricDefinition QueriesPerDay = new(
        "serving.queriesPerDay", MetricUnit.PerDay, "Queries, requests or images a day.");

    internal static readonly MetricDefinition InputTokensPerDay = new(
        "serving.inputTokensPerDay", MetricUnit.PerDay, "Input tokens a day, cached ones included.");

    internal static readonly MetricDefinition CachedInputTokensPerDay = new(
        "serving.cachedInputTokensPerDay", MetricUnit.PerDay, "Input tokens a day that a prefix cache serves.");

    internal static readonly MetricDefinition OutputTokensPerDay = new(
        "serving.outputTokensPerDay", MetricUnit.PerDay, "Output tokens a day.");

    internal static readonly MetricDefinition ChipsUsed = new(
        "serving.chipsUsed", MetricUnit.Number, "Accelerators that are paid for.");

    internal static readonly MetricDefinition CostPerDayUsd = new(
        "serving.costPerDayUsd", MetricUnit.Usd, "The whole serving bill of a day, idle time included.");

    internal static readonly MetricDefinition CostPerYearUsd = new(
        "serving.costPerYearUsd", MetricUnit.Usd, "The whole serving bill of a year of the calendar.");

    internal static readonly MetricDefinition CostPerQueryUsd = new(
        "serving.costPerQueryUsd", MetricUnit.Usd, "The whole serving bill over all queries.");

    internal static readonly MetricDefinition CostPerMillionTokensUsd = new(
        "serving.costPerMillionTokensUsd", MetricUnit.Usd, "The whole serving bill over all tokens, input and output.");

    internal static readonly MetricDefinition CostPerMillionInputTokensUsd = new(
        "serving.costPerMillionInputTokensUsd", MetricUnit.Usd, "What a million input tokens cost to serve.");

    internal static readonly MetricDefinition CostPerMillionOutputTokensUsd = new(
        "serving.costPerMillionOutputTokensUsd",
        MetricUnit.Usd,
        "What a million output tokens cost to serve; where prefill is not modelled apart, output carries the whole bill.");

    internal static readonly ImmutableArray<MetricDefinition> All =
    [
        QueriesPerDay, InputTokensPerDay, CachedInputTokensPerDay, OutputTokensPerDay, ChipsUsed, CostPerDayUsd, CostPerYearUsd, CostPerQueryUsd,
        CostPerMillionTokensUsd, CostPerMillionInputTokensUsd, CostPerMillionOutputTokensUsd,
    ];
}
