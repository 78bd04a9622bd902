using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs;

/// <summary>Inputs under <c>revenue</c>.</summary>
internal static class RevenueInputs
{
    internal static readonly InputDefinition Subscription = Input.Of<UsdPerMonth>(
        "revenue.subscription",
        "USD/user/month",
        InputRange.NotNegative,
        "The subscription of one paying user.",
        s => s.Revenue?.Subscription,
        (s, v) => Change(s, r => r with { Subscription = v }));

    internal static readonly InputDefinition Users = Input.Number(
        "revenue.users",
        "user",
        InputRange.NotNegative,
        "All users, paying or not.",
        s => s.Revenue?.Users,
        (s, v) => Change(s, r => r with { Users = v }))
        .WithExample("400k");

    internal static readonly InputDefinition Paying = Input.Of<Ratio>(
        "revenue.paying",
        "",
        InputRange.Share,
        "Share of users that pays the subscription.",
        s => s.Revenue?.Paying,
        (s, v) => Change(s, r => r with { Paying = v }))
        .WithExample("5%");

    internal static readonly InputDefinition PerQuery = Input.Of<UsdPerQuery>(
        "revenue.perQuery",
        "USD/query",
        InputRange.NotNegative,
        "What a customer pays for a query.",
        s => s.Revenue?.PerQuery,
        (s, v) => Change(s, r => r with { PerQuery = v }))
        .WithExample("1 cent");

    internal static readonly InputDefinition PerMillionInputTokens = Input.Of<UsdPerMillionTokens>(
        "revenue.perMillionInputTokens",
        "USD/Mtoken",
        InputRange.NotNegative,
        "What a customer pays for a million uncached input tokens.",
        s => s.Revenue?.PerMillionInputTokens,
        (s, v) => Change(s, r => r with { PerMillionInputTokens = v }))
        .WithExample("0.55 USD/Mtok");

    internal static readonly InputDefinition PerMillionCachedInputTokens = Input.Of<UsdPerMillionTokens>(
        "revenue.perMillionCachedInputTokens",
        "USD/Mtoken",
        InputRange.NotNegative,
        "What a customer pays for a million cached input tokens.",
        s => s.Revenue?.PerMillionCachedInputTokens,
        (s, v) => Change(s, r => r with { PerMillionCachedInputTokens = v }))
        .WithExample("0.14 USD/Mtok");

    internal static readonly InputDefinition PerMillionOutputTokens = Input.Of<UsdPerMillionTokens>(
        "revenue.perMillionOutputTokens",
        "USD/Mtoken",
        InputRange.NotNegative,
        "What a customer pays for a million output tokens.",
        s => s.Revenue?.PerMillionOutputTokens,
        (s, v) => Change(s, r => r with { PerMillionOutputTokens = v }))
        .WithExample("2.19 USD/Mtok");

    internal static readonly InputDefinition Fixed = Input.Of<UsdPerMonth>(
        "revenue.fixed",
        "USD/month",
        InputRange.NotNegative,
        "Revenue that depends on neither users nor use: contracts, advertising.",
        s => s.Revenue?.Fixed,
        (s, v) => Change(s, r => r with { Fixed = v }))
        .WithExample("5000 USD/month");

    internal static readonly InputDefinition Seats = Input.Number(
        "revenue.seats",
        "seat",
        InputRange.NotNegative,
        "Seats that organisations pay for.",
        s => s.Revenue?.Seats,
        (s, v) => Change(s, r => r with { Seats = v }));

    internal static readonly InputDefinition PerSeat = Input.Of<UsdPerMonth>(
        "revenue.perSeat",
        "USD/seat/month",
        InputRange.NotNegative,
        "The price of a seat.",
        s => s.Revenue?.PerSeat,
        (s, v) => Change(s, r => r with { PerSeat = v }));

    internal static readonly InputDefinition AdsPerQuery = Input.Of<UsdPerQuery>(
        "revenue.adsPerQuery",
        "USD/query",
        InputRange.NotNegative,
        "Advertising revenue of a query that shows advertisements, as 5 USD/1000 queries.",
        s => s.Revenue?.AdsPerQuery,
        (s, v) => Change(s, r => r with { AdsPerQuery = v }));

    internal static readonly InputDefinition AdShare = Input.Of<Ratio>(
        "revenue.adShare",
        "",
        InputRange.Share,
        "Share of queries that shows advertisements; all where not given.",
        s => s.Revenue?.AdShare,
        (s, v) => Change(s, r => r with { AdShare = v }));

    internal static readonly InputDefinition IncludedQueries = Input.Number(
        "revenue.includedQueries",
        "query/user/month",
        InputRange.NotNegative,
        "Queries of a month that a subscription includes; those beyond cost revenue.overagePerQuery.",
        s => s.Revenue?.IncludedQueries,
        (s, v) => Change(s, r => r with { IncludedQueries = v }));

    internal static readonly InputDefinition OveragePerQuery = Input.Of<UsdPerQuery>(
        "revenue.overagePerQuery",
        "USD/query",
        InputRange.NotNegative,
        "What a paying user pays for a query beyond revenue.includedQueries, at the mean use of users.",
        s => s.Revenue?.OveragePerQuery,
        (s, v) => Change(s, r => r with { OveragePerQuery = v }));

    internal static readonly ImmutableArray<InputDefinition> Numbers =
    [
        Subscription, Users, Paying, PerQuery, PerMillionInputTokens, PerMillionCachedInputTokens, PerMillionOutputTokens, Fixed, Seats, PerSeat,
        AdsPerQuery, AdShare, IncludedQueries, OveragePerQuery,
    ];

    private static Scenario Change(Scenario scenario, Func<Revenue, Revenue> change)
        => scenario with { Revenue = change(scenario.Revenue ?? new Revenue()) };
}
