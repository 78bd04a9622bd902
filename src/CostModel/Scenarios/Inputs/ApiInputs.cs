using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs;

/// <summary>Inputs under <c>api</c>: a provider's tariff.</summary>
internal static class ApiInputs
{
    internal static readonly InputDefinition PerQuery = Input.Of<UsdPerQuery>(
        "api.perQuery",
        "USD/query",
        InputRange.NotNegative,
        "What the provider charges for a query, request or image.",
        s => s.Api?.PerQuery,
        (s, v) => Change(s, a => a with { PerQuery = v }))
        .WithExample("0.15 cent");

    internal static readonly InputDefinition PerMillionInputTokens = Input.Of<UsdPerMillionTokens>(
        "api.perMillionInputTokens",
        "USD/Mtoken",
        InputRange.NotNegative,
        "What the provider charges for a million uncached input tokens.",
        s => s.Api?.PerMillionInputTokens,
        (s, v) => Change(s, a => a with { PerMillionInputTokens = v }))
        .WithExample("0.50 USD/Mtok");

    internal static readonly InputDefinition PerMillionCachedInputTokens = Input.Of<UsdPerMillionTokens>(
        "api.perMillionCachedInputTokens",
        "USD/Mtoken",
        InputRange.NotNegative,
        "What the provider charges for a million input tokens that its cache served.",
        s => s.Api?.PerMillionCachedInputTokens,
        (s, v) => Change(s, a => a with { PerMillionCachedInputTokens = v }))
        .WithExample("0.10 USD/Mtok");

    internal static readonly InputDefinition PerMillionOutputTokens = Input.Of<UsdPerMillionTokens>(
        "api.perMillionOutputTokens",
        "USD/Mtoken",
        InputRange.NotNegative,
        "What the provider charges for a million output tokens.",
        s => s.Api?.PerMillionOutputTokens,
        (s, v) => Change(s, a => a with { PerMillionOutputTokens = v }))
        .WithExample("2.00 USD/Mtok");

    internal static readonly ImmutableArray<InputDefinition> Numbers =
        [PerQuery, PerMillionInputTokens, PerMillionCachedInputTokens, PerMillionOutputTokens];

    private static Scenario Change(Scenario scenario, Func<ApiTariff, ApiTariff> change)
        => scenario with { Api = change(scenario.Api ?? new ApiTariff()) };
}
