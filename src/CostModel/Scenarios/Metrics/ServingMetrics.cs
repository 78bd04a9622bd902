using System.Collections.Immutable;

namespace CostModel.Scenarios.Metrics;

/// <summary>Metrics under <c>serving</c>.</summary>
internal static class ServingMetrics
{
    internal static readonly MetricDefinition QueriesPerDay = new(
        "serving.queriesPerDay", "Queries a day", MetricUnit.PerDay, "Queries, requests or images a day.");

    internal static readonly MetricDefinition InputTokensPerDay = new(
        "serving.inputTokensPerDay", "Input tokens a day", MetricUnit.PerDay, "Input tokens a day, cached ones included.");

    internal static readonly MetricDefinition CachedInputTokensPerDay = new(
        "serving.cachedInputTokensPerDay", "of which cached", MetricUnit.PerDay, "Input tokens a day that a prefix cache serves.");

    internal static readonly MetricDefinition OutputTokensPerDay = new(
        "serving.outputTokensPerDay", "Output tokens a day", MetricUnit.PerDay, "Output tokens a day.");

    internal static readonly MetricDefinition ChipsUsed = new(
        "serving.chipsUsed", "Chips paid for", MetricUnit.Number, "Accelerators that are paid for.");

    internal static readonly MetricDefinition CostPerDayUsd = new(
        "serving.costPerDayUsd", "Cost per day", MetricUnit.Usd, "The whole serving bill of a day, idle time included.");

    internal static readonly MetricDefinition CostPerYearUsd = new(
        "serving.costPerYearUsd", "Cost per year", MetricUnit.Usd, "The whole serving bill of a year of the calendar.");

    internal static readonly MetricDefinition CostPerQueryUsd = new(
        "serving.costPerQueryUsd", "Cost per query", MetricUnit.Usd, "The whole serving bill over all queries.");

    internal static readonly MetricDefinition CostPerMillionTokensUsd = new(
        "serving.costPerMillionTokensUsd", "Cost per 1M tokens", MetricUnit.Usd, "The whole serving bill over all tokens, input and output.");

    internal static readonly MetricDefinition CostPerMillionInputTokensUsd = new(
        "serving.costPerMillionInputTokensUsd", "Cost per 1M input tokens", MetricUnit.Usd, "What a million input tokens cost to serve.");

    internal static readonly MetricDefinition CostPerMillionOutputTokensUsd = new(
        "serving.costPerMillionOutputTokensUsd",
        "Cost per 1M output tokens",
        MetricUnit.Usd,
        "What a million output tokens cost to serve; where prefill is not modelled apart, output carries the whole bill.");

    internal static readonly ImmutableArray<MetricDefinition> All =
    [
        QueriesPerDay, InputTokensPerDay, CachedInputTokensPerDay, OutputTokensPerDay, ChipsUsed, CostPerDayUsd, CostPerYearUsd, CostPerQueryUsd,
        CostPerMillionTokensUsd, CostPerMillionInputTokensUsd, CostPerMillionOutputTokensUsd,
    ];
}
