using System.Collections.Immutable;

namespace CostModel.Scenarios.Metrics.Economics;

/// <summary>Metrics under <c>tokenCost</c>, <c>capacity</c> and <c>autoscaling</c>.</summary>
internal static class HardwareCostMetrics
{
    internal static readonly MetricDefinition TokensPerSecond = new(
        "tokenCost.tokensPerSecond", "Speed", MetricUnit.TokensPerSecond, "Tokens a second of the whole at full load, stated, measured or from FLOPs or bandwidth.");

    internal static readonly MetricDefinition PerHourUsd = new("tokenCost.perHourUsd", "An hour", MetricUnit.Usd, "What an hour of the whole costs.");

    internal static readonly MetricDefinition PerMillionUsd = new(
        "tokenCost.perMillionTokensUsd", "1M tokens", MetricUnit.Usd, "What a million tokens cost at the stated utilisation.");

    internal static readonly MetricDefinition PerThousandUsd = new("tokenCost.perThousandTokensUsd", "1,000 tokens", MetricUnit.Usd, "What a thousand tokens cost.");

    internal static readonly MetricDefinition PerTokenUsd = new("tokenCost.perTokenUsd", "One token", MetricUnit.Usd, "What one token costs.");

    internal static readonly MetricDefinition PerQueryUsd = new("tokenCost.perQueryUsd", "One query", MetricUnit.Usd, "What a query of tokenCost.tokensPerQuery costs.");

    internal static readonly MetricDefinition TokensPerDay = new("capacity.tokensPerDay", "Tokens a day", MetricUnit.Tokens, "Tokens that the replicas carry in a day.");

    internal static readonly MetricDefinition TokensPerMonth = new(
        "capacity.tokensPerMonth", "Tokens a month", MetricUnit.Tokens, "Tokens that the replicas carry in a month of the calendar.");

    internal static readonly MetricDefinition TokensPerYear = new(
        "capacity.tokensPerYear", "Tokens a year", MetricUnit.Tokens, "Tokens that the replicas carry in a year of the calendar.");

    internal static readonly MetricDefinition InputNodes = new(
        "capacity.inputNodes", "Prefill nodes", MetricUnit.Number, "Nodes that the input tokens keep busy, as a mean over the day.");

    internal static readonly MetricDefinition OutputNodes = new(
        "capacity.outputNodes", "Decode nodes", MetricUnit.Number, "Nodes that the output tokens keep busy, as a mean over the day.");

    internal static readonly MetricDefinition Nodes = new("capacity.nodes", "Nodes", MetricUnit.Number, "Nodes in all, as a mean over the day.");

    internal static readonly MetricDefinition WholeNodes = new(
        "capacity.wholeNodes", "Whole nodes", MetricUnit.Number, "Nodes rounded up, prefill and decode each.");

    internal static readonly MetricDefinition CachedShare = new("capacity.cachedShare", "Cache hits", MetricUnit.Fraction, "Share of input tokens that caches serve.");

    internal static readonly MetricDefinition WholeServers = new("capacity.wholeServers", "Whole servers", MetricUnit.Number, "Servers, rounded up.");

    internal static readonly MetricDefinition ChipsInServers = new("capacity.chipsInServers", "Chips in them", MetricUnit.Number, "Accelerators of the whole servers.");

    internal static readonly MetricDefinition ChipsOnSite = new(
        "capacity.chipsOnSite", "Chips that the site feeds", MetricUnit.Number, "Accelerators whose rated power, with server and site, the site carries.");

    internal static readonly MetricDefinition SitePowerWatts = new(
        "capacity.powerWatts", "Power needed", MetricUnit.Watts, "Rated power of the accelerators, with server and site.");

    internal static readonly MetricDefinition BusyShare = new("autoscaling.busyShare", "Busy", MetricUnit.Fraction, "Share of hours in which the machine works.");

    internal static readonly MetricDefinition AlwaysOnUsd = new(
        "autoscaling.alwaysOnPerMonthUsd", "Always on, a month", MetricUnit.Usd, "Every hour of the month: what rent bills, busy or not.");

    internal static readonly MetricDefinition BusyUsd = new(
        "autoscaling.busyPerMonthUsd", "Busy hours, a month", MetricUnit.Usd, "The busy hours alone: what is billed only where the machine scales to zero.");

    internal static readonly MetricDefinition StartsUsd = new(
        "autoscaling.startsPerMonthUsd", "Starts, a month", MetricUnit.Usd, "Time from power-on until it works, billed at each start.");

    internal static readonly MetricDefinition ScaledUsd = new(
        "autoscaling.perMonthUsd", "Scaled, a month", MetricUnit.Usd, "Busy hours and starts.");

    internal static readonly MetricDefinition ScaledSaving = new(
        "autoscaling.saving", "Saving", MetricUnit.Fraction, "Share of the always-on bill that scaling saves; negative where starts cost more.");

    internal static readonly MetricDefinition ColdStartMultiple = new(
        "autoscaling.coldStartMultiple", "Cold start over the baseline's", MetricUnit.Multiple, "Cold start over that of what it is compared with.");

    internal static readonly MetricDefinition ComparisonSaving = new(
        "comparison.saving", "Saving", MetricUnit.Fraction, "1 - ours / theirs; negative where ours is larger.");

    internal static readonly MetricDefinition ComparisonRatio = new("comparison.ratio", "Theirs over ours", MetricUnit.Multiple, "How many times ours theirs is.");

    internal static readonly ImmutableArray<MetricDefinition> All =
    [
        TokensPerSecond, PerHourUsd, PerMillionUsd, PerThousandUsd, PerTokenUsd, PerQueryUsd, TokensPerDay, TokensPerMonth, TokensPerYear, InputNodes,
        OutputNodes, Nodes, WholeNodes, CachedShare, WholeServers, ChipsInServers, ChipsOnSite, SitePowerWatts, BusyShare, AlwaysOnUsd, BusyUsd, StartsUsd,
        ScaledUsd, ScaledSaving, ColdStartMultiple, ComparisonSaving, ComparisonRatio,
    ];
}
