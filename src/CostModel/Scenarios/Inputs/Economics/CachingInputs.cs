using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>caching</c>: a cached prompt prefix.</summary>
internal static class CachingInputs
{
    private static readonly Section<PromptCache> s_section = new("caching", s => s.Caching, (s, v) => s with { Caching = v });

    internal static readonly InputDefinition WriteMultiplier = s_section.Number(
        "writeMultiplier",
        "",
        InputRange.NotNegative,
        "Price of writing into the cache over that of plain input: 1.25 for five minutes, 2 for an hour at Anthropic; 1.25 where not given.",
        c => c.WriteMultiplier,
        (c, v) => c with { WriteMultiplier = v }).WithExample("1.25");

    internal static readonly InputDefinition ReadMultiplier = s_section.Number(
        "readMultiplier",
        "",
        InputRange.NotNegative,
        "Price of reading from the cache over that of plain input; 0.1 where not given.",
        c => c.ReadMultiplier,
        (c, v) => c with { ReadMultiplier = v }).WithExample("0.1");

    internal static readonly InputDefinition Uses = s_section.Number(
        "uses",
        "",
        InputRange.AtLeastOne,
        "How often the prefix is used while it lives, the use that writes it included.",
        c => c.Uses,
        (c, v) => c with { Uses = v }).WithExample("3");

    internal static readonly InputDefinition TimeToLive = s_section.Of<Duration>(
        "ttl",
        "s",
        InputRange.Positive,
        "How long the prefix lives after its last use, as 5 min; with caching.interval, how often it is found alive follows.",
        c => c.TimeToLive,
        (c, v) => c with { TimeToLive = v }).WithExample("5 min");

    internal static readonly InputDefinition Interval = s_section.Of<Duration>(
        "interval",
        "s",
        InputRange.Positive,
        "Mean time between uses, which come independently of one another.",
        c => c.Interval,
        (c, v) => c with { Interval = v }).WithExample("2 min");

    internal static readonly InputDefinition HitShare = s_section.Of<Ratio>(
        "hitShare",
        "",
        InputRange.Share,
        "Share of uses that find the prefix alive, where known; instead of caching.interval.",
        c => c.HitShare,
        (c, v) => c with { HitShare = v }).WithExample("80%");

    internal static readonly InputDefinition PrefixTokens = s_section.Of<Tokens>(
        "prefixTokens",
        "token",
        InputRange.NotNegative,
        "Tokens of the prefix, for the saving in dollars.",
        c => c.PrefixTokens,
        (c, v) => c with { PrefixTokens = v }).WithExample("20K tokens");

    internal static readonly InputDefinition InputPrice = s_section.Of<UsdPerMillionTokens>(
        "inputPrice",
        "USD/Mtoken",
        InputRange.NotNegative,
        "Price of plain input tokens, for the saving in dollars.",
        c => c.InputPrice,
        (c, v) => c with { InputPrice = v }).WithExample("3 USD/Mtok");

    internal static readonly ImmutableArray<InputDefinition> Numbers =
        [WriteMultiplier, ReadMultiplier, Uses, TimeToLive, Interval, HitShare, PrefixTokens, InputPrice];
}
