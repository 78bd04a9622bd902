using System.Collections.Immutable;

namespace CostModel.Scenarios.Metrics.Economics;

/// <summary>Metrics under <c>bill</c> and <c>caching</c>: what a provider charges.</summary>
internal static class BillMetrics
{
    internal static readonly MetricDefinition FreshTokens = new(
        "bill.freshInputTokens", "Fresh input tokens", MetricUnit.Tokens, "Input tokens that were neither read from a cache nor written into one.");

    internal static readonly MetricDefinition InputUsd = new("bill.inputUsd", "Fresh input", MetricUnit.Usd, "Fresh input tokens at their price.");

    internal static readonly MetricDefinition CachedUsd = new("bill.cachedInputUsd", "Cached input", MetricUnit.Usd, "Input tokens that a cache served, at their price.");

    internal static readonly MetricDefinition CacheWriteUsd = new(
        "bill.cacheWriteUsd", "Cache writes", MetricUnit.Usd, "Input tokens written into a cache, at the prices of their times to live.");

    internal static readonly MetricDefinition OutputUsd = new("bill.outputUsd", "Output", MetricUnit.Usd, "Output tokens at their price.");

    internal static readonly MetricDefinition RequestsUsd = new("bill.requestsUsd", "Per call", MetricUnit.Usd, "Calls at their price.");

    internal static readonly MetricDefinition BatchSavingUsd = new(
        "bill.batchDiscountUsd", "Batch discount", MetricUnit.Usd, "What batches take off the token lines; negative.");

    internal static readonly MetricDefinition RetriesUsd = new("bill.retriesUsd", "Retries", MetricUnit.Usd, "Calls that are made and billed again.");

    internal static readonly MetricDefinition TotalUsd = new("bill.totalUsd", "Bill", MetricUnit.Usd, "The sum of the lines.");

    internal static readonly MetricDefinition CacheSavingUsd = new(
        "bill.cacheSavingUsd", "Saved by caching", MetricUnit.Usd, "What the input would have cost without a cache, less what it costs; before batches and retries.");

    internal static readonly MetricDefinition PerRequestUsd = new("bill.perRequestUsd", "per call", MetricUnit.Usd, "The bill over the calls.");

    internal static readonly MetricDefinition PerMillionTokensUsd = new(
        "bill.perMillionTokensUsd", "per 1M tokens", MetricUnit.Usd, "The bill over all tokens, input and output.");

    internal static readonly MetricDefinition PerDayUsd = new("bill.perDayUsd", "a day", MetricUnit.Usd, "The bill as often as it arises in a day.");

    internal static readonly MetricDefinition PerMonthUsd = new("bill.perMonthUsd", "a month", MetricUnit.Usd, "The same in a month of the calendar.");

    internal static readonly MetricDefinition PerYearUsd = new("bill.perYearUsd", "a year", MetricUnit.Usd, "The same in a year of the calendar.");

    internal static readonly MetricDefinition BreakEvenReads = new(
        "caching.breakEvenReads", "Break-even reads", MetricUnit.Number, "Reads after which writing the prefix has paid for itself.", "(write - 1) / (1 - read)")
    {
        WhyNone = r => r.Plan.Scenario.Caching is null ? null : "reading from the cache costs no less than plain input: caching never pays",
    };

    internal static readonly MetricDefinition BreakEvenUses = new(
        "caching.breakEvenUses", "Break-even uses", MetricUnit.Number, "Whole uses, the write included, from which caching costs no more.")
    {
        WhyNone = r => r.Plan.Scenario.Caching is null ? null : "reading from the cache costs no less than plain input: caching never pays",
    };

    internal static readonly MetricDefinition CostMultiple = new(
        "caching.costOfUses", "Cost of the uses", MetricUnit.Multiple, "What the uses cost with caching, in prices of one plain use.");

    internal static readonly MetricDefinition Saving = new(
        "caching.saving", "Saving", MetricUnit.Fraction, "Share of the plain price that caching saves over the stated uses; negative where it costs more.");

    internal static readonly MetricDefinition HitShare = new(
        "caching.hitShare", "Uses that find it alive", MetricUnit.Fraction, "Share of uses that find the prefix alive, from its life and the interval between uses.");

    internal static readonly MetricDefinition SavingAtInterval = new(
        "caching.savingAtInterval", "Saving at that interval", MetricUnit.Fraction, "Share of the plain price that caching saves in the long run; negative where it costs more.");

    internal static readonly MetricDefinition SavingUsd = new(
        "caching.savingUsd", "Saving on the prefix", MetricUnit.Usd, "What caching saves over the stated uses of the prefix; negative where it costs more.");

    internal static readonly ImmutableArray<MetricDefinition> All =
    [
        FreshTokens, InputUsd, CachedUsd, CacheWriteUsd, OutputUsd, RequestsUsd, BatchSavingUsd, RetriesUsd, TotalUsd, CacheSavingUsd,
        PerRequestUsd, PerMillionTokensUsd, PerDayUsd, PerMonthUsd, PerYearUsd, BreakEvenReads, BreakEvenUses, CostMultiple, Saving, HitShare, SavingAtInterval,
        SavingUsd,
    ];
}
