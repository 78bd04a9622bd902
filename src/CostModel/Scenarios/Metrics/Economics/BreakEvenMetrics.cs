using System.Collections.Immutable;
using CostModel.Scenarios.Inputs.Economics;

namespace CostModel.Scenarios.Metrics.Economics;

/// <summary>Metrics under <c>breakEven</c>: self-hosting against an API, and owning against renting against calling.</summary>
internal static class BreakEvenMetrics
{
    internal static readonly MetricDefinition ApiPriceUsd = new(
        "breakEven.apiPerMillionTokensUsd", "API per 1M tokens", MetricUnit.Usd, "What the API charges for a million tokens of the mix.");

    internal static readonly MetricDefinition ReplicaPerMonthUsd = new(
        "breakEven.replicaPerMonthUsd", "One replica a month", MetricUnit.Usd, "What one replica costs a month, busy or not.");

    internal static readonly MetricDefinition ReplicaTokensPerMonth = new(
        "breakEven.replicaTokensPerMonth", "One replica carries a month", MetricUnit.Tokens, "Tokens that one replica can carry in a month.");

    internal static readonly MetricDefinition SelfHostFloorUsd = new(
        "breakEven.fullReplicaPerMillionTokensUsd", "Full replica per 1M tokens", MetricUnit.Usd, "What a million tokens cost on a replica that is full: the floor of self-hosting.");

    internal static readonly MetricDefinition TokensPerMonth = new(
        "breakEven.tokensPerMonth",
        "Break-even, tokens a month",
        MetricUnit.Tokens,
        "The smallest volume of a month at which self-hosting costs no more than the API; replicas come whole, and only avoidable costs count.")
    {
        WhyNone = Never,
    };

    internal static readonly MetricDefinition QueriesPerDay = new(
        "breakEven.queriesPerDay", "Break-even, queries a day", MetricUnit.PerDay, "The same in queries a day of the calendar.")
    {
        WhyNone = result => result.Plan.Has(BreakEvenInputs.TokensPerQuery) ? Never(result) : null,
    };

    internal static readonly MetricDefinition Utilization = new(
        "breakEven.utilization",
        "Break-even utilisation of a replica",
        MetricUnit.Fraction,
        "Share of a replica's tokens that must be used for it to cost no more than the API; above 100 % it never does.");

    internal static readonly MetricDefinition ReplicasAtBreakEven = new(
        "breakEven.replicasAtBreakEven", "Replicas at break-even", MetricUnit.Number, "Whole replicas that carry the break-even volume.")
    {
        WhyNone = Never,
    };

    internal static readonly MetricDefinition AlwaysFromTokensPerMonth = new(
        "breakEven.alwaysFromTokensPerMonth",
        "Cheaper for good from, tokens a month",
        MetricUnit.Tokens,
        "The volume from which self-hosting stays cheaper: below it, one more replica can tip the balance back.")
    {
        WhyNone = Never,
    };

    internal static readonly MetricDefinition Replicas = new(
        "breakEven.replicas", "Replicas at the stated volume", MetricUnit.Number, "Whole replicas that carry the stated volume.");

    internal static readonly MetricDefinition ApiUsd = new("breakEven.apiPerMonthUsd", "API a month", MetricUnit.Usd, "The API's bill at the stated volume.");

    internal static readonly MetricDefinition SelfHostUsd = new(
        "breakEven.selfHostPerMonthUsd", "Self-hosting a month", MetricUnit.Usd, "Avoidable cost of self-hosting at the stated volume, on rented accelerators.");

    internal static readonly MetricDefinition SavingUsd = new(
        "breakEven.savingPerMonthUsd", "Saved by self-hosting a month", MetricUnit.Usd, "API less self-hosting; negative where the API is cheaper.");

    internal static readonly MetricDefinition SunkUsd = new(
        "breakEven.sunkPerMonthUsd", "Paid either way a month", MetricUnit.Usd, "Cost that no choice avoids: not in the comparison.");

    internal static readonly MetricDefinition OwnUsd = new(
        "breakEven.ownPerMonthUsd", "On owned accelerators a month", MetricUnit.Usd, "The same replicas on accelerators of one's own, from ownership.");

    internal static readonly MetricDefinition BridgeCapitalUsd = new(
        "breakEven.bridge.capitalUsd", "own to rent: less capital", MetricUnit.Usd, "From owning to renting: depreciation and cost of capital fall away.");

    internal static readonly MetricDefinition BridgeRunningUsd = new(
        "breakEven.bridge.runningUsd", "own to rent: less running costs", MetricUnit.Usd, "From owning to renting: energy, operation, staff and other costs fall away.");

    internal static readonly MetricDefinition BridgeRentUsd = new(
        "breakEven.bridge.rentUsd", "own to rent: plus rent", MetricUnit.Usd, "From owning to renting: rent comes instead.");

    internal static readonly MetricDefinition BridgeUsedUsd = new(
        "breakEven.bridge.usedRentUsd", "rent to API: less rent of used capacity", MetricUnit.Usd, "From renting to calling: rent of the capacity that tokens use falls away.");

    internal static readonly MetricDefinition BridgeIdleUsd = new(
        "breakEven.bridge.idleRentUsd", "rent to API: less rent of idle capacity", MetricUnit.Usd, "From renting to calling: rent of the capacity that stands idle falls away.");

    internal static readonly MetricDefinition BridgeFixedUsd = new(
        "breakEven.bridge.fixedUsd", "rent to API: less other avoidable cost", MetricUnit.Usd, "From renting to calling: avoidable cost besides replicas falls away.");

    internal static readonly MetricDefinition BridgeApiUsd = new(
        "breakEven.bridge.apiUsd", "rent to API: plus API fees", MetricUnit.Usd, "From renting to calling: the API's bill comes instead.");

    internal static readonly ImmutableArray<MetricDefinition> All =
    [
        ApiPriceUsd, ReplicaPerMonthUsd, ReplicaTokensPerMonth, SelfHostFloorUsd, TokensPerMonth, QueriesPerDay, Utilization,
        ReplicasAtBreakEven, AlwaysFromTokensPerMonth,
        Replicas, ApiUsd, SelfHostUsd, SavingUsd, SunkUsd, OwnUsd, BridgeCapitalUsd, BridgeRunningUsd, BridgeRentUsd, BridgeUsedUsd,
        BridgeIdleUsd, BridgeFixedUsd, BridgeApiUsd,
    ];

    private static string? Never(ScenarioResult result)
    {
        if (result.Plan.Scenario.BreakEven is null || result[ApiPriceUsd] is not { } api)
        {
            return null;
        }

        if (result[SelfHostFloorUsd] is { } floor && floor >= api)
        {
            return FormattableString.Invariant(
                $"self-hosting never breaks even: a full replica costs {MetricText.Format(SelfHostFloorUsd, floor)} per million tokens, the API {MetricText.Format(ApiPriceUsd, api)}");
        }

        return result.Plan.Has(BreakEvenInputs.SelfHostPerMonth) && result.Plan.Has(BreakEvenInputs.Throughput)
            ? "self-hosting never breaks even: the stated capacity carries fewer tokens than its cost would buy from the API"
            : null;
    }
}
