using System.Collections.Frozen;
using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>tokenCost</c>: a token's cost from the price and speed of hardware.</summary>
internal static class TokenCostInputs
{
    /// <summary>Yes and no as scenarios write them.</summary>
    internal static readonly FrozenDictionary<string, bool> YesNo =
        new Dictionary<string, bool>(StringComparer.Ordinal) { ["true"] = true, ["false"] = false }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Section<TokenCost> s_section = new("tokenCost", s => s.TokenCost, (s, v) => s with { TokenCost = v });

    internal static readonly InputDefinition Chips = s_section.Number(
        "chips", "chip", InputRange.Positive, "Accelerators; 1 where not given.", t => t.Chips, (t, v) => t with { Chips = v }).WithExample("8");

    internal static readonly InputDefinition ChipPrice = s_section.Of<UsdPerGpuHour>(
        "chipPrice",
        "USD/chip/h",
        InputRange.NotNegative,
        "Price of one accelerator-hour.",
        t => t.ChipPrice,
        (t, v) => t with { ChipPrice = v });

    internal static readonly InputDefinition PricePerHour = s_section.Of<UsdPerHour>(
        "pricePerHour",
        "USD/h",
        InputRange.NotNegative,
        "Price of an hour of the whole, instead of tokenCost.chipPrice.",
        t => t.PricePerHour,
        (t, v) => t with { PricePerHour = v }).WithExample("20 USD/h");

    internal static readonly InputDefinition Throughput = s_section.Of<TokensPerSecond>(
        "throughput",
        "token/s",
        InputRange.Positive,
        "Tokens (words, images) a second of the whole, where measured or stated.",
        t => t.Throughput,
        (t, v) => t with { Throughput = v }).WithExample("5200 tokens/s");

    internal static readonly InputDefinition Utilization = s_section.Of<Ratio>(
        "utilization",
        "",
        InputRange.PositiveShare,
        "Share of that speed which demand uses over the hours paid for: divides the tokens, never multiplies the rent.",
        t => t.Utilization,
        (t, v) => t with { Utilization = v }).WithExample("65%");

    internal static readonly InputDefinition Batch = s_section.Number(
        "batch",
        "",
        InputRange.Positive,
        "Sequences generated side by side: with tokenCost.outputTokens and tokenCost.time a measurement, with tokenCost.memoryBandwidth and tokenCost.peak a roofline.",
        t => t.Batch,
        (t, v) => t with { Batch = v }).WithExample("32");

    internal static readonly InputDefinition OutputTokens = s_section.Of<Tokens>(
        "outputTokens",
        "token",
        InputRange.Positive,
        "Tokens generated in each sequence of the batch.",
        t => t.OutputTokens,
        (t, v) => t with { OutputTokens = v }).WithExample("512 tokens");

    internal static readonly InputDefinition Time = s_section.Of<Duration>(
        "time", "s", InputRange.Positive, "Time that the batch took to decode.", t => t.Time, (t, v) => t with { Time = v }).WithExample("23 s");

    internal static readonly InputDefinition TimeToFirstToken = s_section.Of<Duration>(
        "timeToFirstToken",
        "s",
        InputRange.NotNegative,
        "Time before the first token, added to tokenCost.time where it is to be counted.",
        t => t.TimeToFirstToken,
        (t, v) => t with { TimeToFirstToken = v }).WithExample("4 s");

    internal static readonly InputDefinition FlopsPerToken = s_section.Of<Flops>(
        "flopsPerToken",
        "FLOP/token",
        InputRange.Positive,
        "FLOPs of one token, as 2 TFLOP for 10^12 active parameters; with tokenCost.peak and tokenCost.flopsUtilization the speed follows.",
        t => t.FlopsPerToken,
        (t, v) => t with { FlopsPerToken = v }).WithExample("140 GFLOP");

    internal static readonly InputDefinition ActiveParameters = s_section.Of<ParameterCount>(
        "activeParameters",
        "parameter",
        InputRange.Positive,
        "Parameters that one token multiplies, two FLOPs each; instead of tokenCost.flopsPerToken.",
        t => t.ActiveParameters,
        (t, v) => t with { ActiveParameters = v }).WithExample("70B");

    internal static readonly InputDefinition Peak = s_section.Of<FlopsPerSecond>(
        "peak",
        "FLOP/s/chip",
        InputRange.Positive,
        "Dense peak of one accelerator in the format that it computes in; the figure for 2:4 sparsity is twice too high.",
        t => t.Peak,
        (t, v) => t with { Peak = v });

    internal static readonly InputDefinition FlopsUtilization = s_section.Of<Ratio>(
        "flopsUtilization",
        "",
        InputRange.PositiveShare,
        "Share of the peak that is reached.",
        t => t.FlopsUtilization,
        (t, v) => t with { FlopsUtilization = v }).WithExample("40%");

    internal static readonly InputDefinition MemoryBandwidth = s_section.Of<BytesPerSecond>(
        "memoryBandwidth",
        "B/s/chip",
        InputRange.Positive,
        "Memory bandwidth of one accelerator: a sequence reads every active weight for each token.",
        t => t.MemoryBandwidth,
        (t, v) => t with { MemoryBandwidth = v });

    internal static readonly InputDefinition BytesPerParameter = s_section.Number(
        "bytesPerParameter",
        "B/parameter",
        InputRange.Positive,
        "Bytes of one weight: 2 for bf16, 1 for fp8, 0.5 for int4.",
        t => t.BytesPerParameter,
        (t, v) => t with { BytesPerParameter = v }).WithExample("1");

    internal static readonly InputDefinition Efficiency = s_section.Of<Ratio>(
        "efficiency",
        "",
        InputRange.PositiveShare,
        "What kernels and communication leave of the roofline; all where not given.",
        t => t.Efficiency,
        (t, v) => t with { Efficiency = v }).WithExample("60%");

    internal static readonly InputDefinition TokensPerQuery = s_section.Of<Tokens>(
        "tokensPerQuery",
        "token/query",
        InputRange.Positive,
        "Tokens of a query that the hardware makes, for the cost of a query.",
        t => t.TokensPerQuery,
        (t, v) => t with { TokensPerQuery = v }).WithExample("800 tokens");

    internal static readonly TextInputDefinition ScalesAsSquareRoot = s_section.Choice(
        "scalesAsSquareRoot",
        "Whether the roofline of several accelerators is divided by the square root of their number, as some calculators do.",
        YesNo,
        "true",
        t => t.ScalesAsSquareRoot,
        (t, v) => t with { ScalesAsSquareRoot = v });

    internal static readonly ImmutableArray<InputDefinition> Numbers =
    [
        Chips, ChipPrice, PricePerHour, Throughput, Utilization, Batch, OutputTokens, Time, TimeToFirstToken, FlopsPerToken, ActiveParameters,
        Peak, FlopsUtilization, MemoryBandwidth, BytesPerParameter, Efficiency, TokensPerQuery,
    ];

    internal static readonly ImmutableArray<TextInputDefinition> Texts = [ScalesAsSquareRoot];
}
