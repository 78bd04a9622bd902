using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>breakEven</c>: self-hosting against an API.</summary>
internal static class BreakEvenInputs
{
    private static readonly Section<BreakEvenPlan> s_section = new("breakEven", s => s.BreakEven, (s, v) => s with { BreakEven = v });

    internal static readonly InputDefinition TokensPerMonth = s_section.Of<Tokens>(
        "tokensPerMonth",
        "token/month",
        InputRange.Positive,
        "Tokens of a month, input and output, at which to compare; the mix's own where not given.",
        b => b.TokensPerMonth,
        (b, v) => b with { TokensPerMonth = v }).WithExample("20B tokens");

    internal static readonly InputDefinition ApiPrice = s_section.Of<UsdPerMillionTokens>(
        "apiPrice",
        "USD/Mtoken",
        InputRange.Positive,
        "What the API charges for a million tokens, input and output blended; instead of input and output prices with their tokens.",
        b => b.ApiPrice,
        (b, v) => b with { ApiPrice = v }).WithExample("0.60 USD/Mtok");

    internal static readonly InputDefinition ApiInputPrice = s_section.Of<UsdPerMillionTokens>(
        "apiInputPrice",
        "USD/Mtoken",
        InputRange.NotNegative,
        "What the API charges for a million input tokens.",
        b => b.ApiInputPrice,
        (b, v) => b with { ApiInputPrice = v }).WithExample("0.25 USD/Mtok");

    internal static readonly InputDefinition ApiOutputPrice = s_section.Of<UsdPerMillionTokens>(
        "apiOutputPrice",
        "USD/Mtoken",
        InputRange.NotNegative,
        "What the API charges for a million output tokens.",
        b => b.ApiOutputPrice,
        (b, v) => b with { ApiOutputPrice = v }).WithExample("2 USD/Mtok");

    internal static readonly InputDefinition InputTokens = s_section.Of<Tokens>(
        "inputTokens",
        "token/month",
        InputRange.NotNegative,
        "Input tokens of a month, or their part of the mix.",
        b => b.InputTokens,
        (b, v) => b with { InputTokens = v }).WithExample("120M tokens");

    internal static readonly InputDefinition OutputTokens = s_section.Of<Tokens>(
        "outputTokens",
        "token/month",
        InputRange.NotNegative,
        "Output tokens of a month, or their part of the mix.",
        b => b.OutputTokens,
        (b, v) => b with { OutputTokens = v }).WithExample("40M tokens");

    internal static readonly InputDefinition ApiPerMonth = s_section.Of<UsdPerMonth>(
        "apiPerMonth",
        "USD/month",
        InputRange.Positive,
        "The API's bill of a month with that month's tokens (breakEven.tokensPerMonth or input and output tokens), where known instead of prices.",
        b => b.ApiPerMonth,
        (b, v) => b with { ApiPerMonth = v }).WithExample("110 USD/month");

    internal static readonly InputDefinition SelfHostPerMonth = s_section.Of<UsdPerMonth>(
        "selfHostPerMonth",
        "USD/month",
        InputRange.NotNegative,
        "Self-hosting's cost of a month where known; a capacity (breakEven.throughput) then only limits the tokens that it carries.",
        b => b.SelfHostPerMonth,
        (b, v) => b with { SelfHostPerMonth = v }).WithExample("998 USD/month");

    internal static readonly InputDefinition FixedPerMonth = s_section.Of<UsdPerMonth>(
        "fixedPerMonth",
        "USD/month",
        InputRange.NotNegative,
        "Avoidable cost of self-hosting besides replicas, such as an engineer.",
        b => b.FixedPerMonth,
        (b, v) => b with { FixedPerMonth = v }).WithExample("3000 USD/month");

    internal static readonly InputDefinition SunkPerMonth = s_section.Of<UsdPerMonth>(
        "sunkPerMonth",
        "USD/month",
        InputRange.NotNegative,
        "Cost that stays whatever is chosen: shown, and left out of the break-even, because only avoidable cost decides.",
        b => b.SunkPerMonth,
        (b, v) => b with { SunkPerMonth = v }).WithExample("4000 USD/month");

    internal static readonly InputDefinition ChipsPerReplica = s_section.Number(
        "chipsPerReplica",
        "chip",
        InputRange.Positive,
        "Accelerators of one replica: capacity comes in whole replicas; 1 where not given.",
        b => b.ChipsPerReplica,
        (b, v) => b with { ChipsPerReplica = v }).WithExample("8");

    internal static readonly InputDefinition ChipPrice = s_section.Of<UsdPerGpuHour>(
        "chipPrice",
        "USD/chip/h",
        InputRange.Positive,
        "Rent of one accelerator-hour; an owned one costs ownership.costPerChipHourUsd where ownership is given, and is shown beside it.",
        b => b.ChipPrice,
        (b, v) => b with { ChipPrice = v });

    internal static readonly InputDefinition Throughput = s_section.Of<TokensPerSecond>(
        "throughput",
        "token/s",
        InputRange.Positive,
        "Tokens a second of one replica at full load, input and output as the mix has them.",
        b => b.Throughput,
        (b, v) => b with { Throughput = v }).WithExample("12000 tokens/s");

    internal static readonly InputDefinition Utilization = s_section.Of<Ratio>(
        "utilization",
        "",
        InputRange.PositiveShare,
        "Share of the throughput that demand can use; all where not given.",
        b => b.Utilization,
        (b, v) => b with { Utilization = v }).WithExample("60%");

    internal static readonly InputDefinition TokensPerQuery = s_section.Of<Tokens>(
        "tokensPerQuery",
        "token/query",
        InputRange.Positive,
        "Tokens of a query, input and output, for the break-even in queries.",
        b => b.TokensPerQuery,
        (b, v) => b with { TokensPerQuery = v }).WithExample("1500 tokens");

    internal static readonly ImmutableArray<InputDefinition> Numbers =
    [
        TokensPerMonth, ApiPrice, ApiInputPrice, ApiOutputPrice, InputTokens, OutputTokens, ApiPerMonth, SelfHostPerMonth, FixedPerMonth,
        SunkPerMonth, ChipsPerReplica, ChipPrice, Throughput, Utilization, TokensPerQuery,
    ];
}
