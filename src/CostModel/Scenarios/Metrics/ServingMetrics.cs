using System.Collections.Immutable;

namespace CostModel.Scenarios.Metrics;

/// <summary>Metrics under <c>serving</c>.</summary>
internal static class ServingMetrics
{
    private const string Law = "Step time, operation by operation, with floors; closed-loop interference of prompts (docs/accuracy-serving.md)";

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

    internal static readonly MetricDefinition Replicas = new(
        "serving.replicas", "Replicas", MetricUnit.Number, "Whole replicas that carry the busiest hour, spare ones included.");

    internal static readonly MetricDefinition Headroom = new(
        "serving.headroom", "Headroom at the peak", MetricUnit.Fraction, "Share of all replicas' throughput that the busiest hour leaves, spare ones included.");

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

    internal static readonly MetricDefinition EnergyPerQueryWh = new(
        "serving.energyPerQueryWh",
        "Energy per query",
        MetricUnit.WattHours,
        "Energy of the deployment over its queries, at the meter and idle time included; from TDP where no energy section says otherwise, without server and site for a device.");

    internal static readonly MetricDefinition JoulesPerToken = new(
        "serving.joulesPerOutputToken", "Energy per output token", MetricUnit.Joules, "Energy of the deployment over its output tokens, prompts included.");

    internal static readonly MetricDefinition TimeToFirstTokenMs = new(
        "serving.timeToFirstTokenMs",
        "Time to first token",
        MetricUnit.Milliseconds,
        "Mean time to the first token of a steady load, waiting included; a benchmark's start burst is not part of it.",
        Law);

    internal static readonly MetricDefinition TimePerOutputTokenMs = new(
        "serving.timePerOutputTokenMs", "Time per output token", MetricUnit.Milliseconds, "Mean time per token after the first.", Law);

    internal static readonly MetricDefinition EndToEndSeconds = new(
        "serving.endToEndSeconds", "Question to last token", MetricUnit.Seconds, "Mean time from question to last token.", Law);

    /// <summary>Under random arrivals: each time at the median, the ninetieth and the ninety-ninth percentile, in the order of their leaves.</summary>
    internal static readonly ImmutableArray<MetricDefinition> Percentiles =
    [
        .. AtPercentiles("timeToFirstToken", "Ms", "Time to first token", MetricUnit.Milliseconds),
        .. AtPercentiles("timePerOutputToken", "Ms", "Time per output token", MetricUnit.Milliseconds),
        .. AtPercentiles("endToEnd", "Seconds", "Question to last token", MetricUnit.Seconds),
    ];

    internal static readonly MetricDefinition OutputTokensPerSecond = new(
        "serving.outputTokensPerSecond", "Output tokens a second", MetricUnit.TokensPerSecond, "Output tokens a second of one replica at this load.");

    internal static readonly MetricDefinition Concurrency = new(
        "serving.concurrency", "Requests in flight", MetricUnit.Number, "Requests in flight on one replica: as stated, or the most that the objective allows.");

    internal static readonly MetricDefinition MaxConcurrency = new(
        "serving.maxConcurrency", "Requests that fit", MetricUnit.Number, "Requests of these lengths that the cache of one replica has room for.");

    internal static readonly MetricDefinition WeightsPerChipGb = new(
        "serving.weightsPerChipGb", "Weights per chip", MetricUnit.Gigabytes, "Weights on the fullest accelerator.");

    internal static readonly MetricDefinition CachePerChipGb = new(
        "serving.cachePerChipGb", "Cache per chip", MetricUnit.Gigabytes, "Memory that is left for keys and values on one accelerator.");

    internal static readonly ImmutableArray<MetricDefinition> All =
    [
        TimeToFirstTokenMs, TimePerOutputTokenMs, EndToEndSeconds, .. Percentiles, OutputTokensPerSecond, Concurrency, MaxConcurrency, WeightsPerChipGb, CachePerChipGb,
        QueriesPerDay, InputTokensPerDay, CachedInputTokensPerDay, OutputTokensPerDay, Replicas, Headroom, ChipsUsed, CostPerDayUsd, CostPerYearUsd, CostPerQueryUsd,
        CostPerMillionTokensUsd, CostPerMillionInputTokensUsd, CostPerMillionOutputTokensUsd, EnergyPerQueryWh, JoulesPerToken,
    ];

    private static IEnumerable<MetricDefinition> AtPercentiles(string name, string unitInName, string label, MetricUnit unit)
        => ((int[])[50, 90, 99]).Select(percentile => new MetricDefinition(
            $"serving.{name}P{percentile}{unitInName}",
            $"{label}, p{percentile}",
            unit,
            $"{label} that {percentile} % of requests of mean length do not exceed where they arrive at random.",
            "Poisson requests in flight; tail of a single server for prompts"));
}
