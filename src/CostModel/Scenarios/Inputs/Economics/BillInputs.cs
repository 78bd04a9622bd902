using System.Collections.Immutable;
using CostModel.Economics;
using CostModel.Economics.Api;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>bill</c>: tokens that a provider bills.</summary>
internal static class BillInputs
{
    private static readonly Section<ApiBill> s_section = new("bill", s => s.Bill, (s, v) => s with { Bill = v });

    internal static readonly InputDefinition InputTokens = Count(
        "inputTokens",
        "Input tokens of the bill, over any period or of one call; cached and written ones are among them unless bill.inputIncludesCached is false.",
        b => b.InputTokens,
        (b, v) => b with { InputTokens = v }).WithExample("300K tokens");

    internal static readonly InputDefinition CachedTokens = Count(
        "cachedTokens", "Input tokens that a cache served.", b => b.CachedTokens, (b, v) => b with { CachedTokens = v }).WithExample("80K tokens");

    internal static readonly InputDefinition CacheWriteTokens = Count(
        "cacheWriteTokens",
        "Input tokens written into a cache for the provider's shortest time (five minutes at Anthropic).",
        b => b.CacheWriteTokens,
        (b, v) => b with { CacheWriteTokens = v }).WithExample("20K tokens");

    internal static readonly InputDefinition CacheWriteOneHourTokens = Count(
        "cacheWriteOneHourTokens",
        "Input tokens written into a cache for an hour.",
        b => b.CacheWriteOneHourTokens,
        (b, v) => b with { CacheWriteOneHourTokens = v }).WithExample("20K tokens");

    internal static readonly InputDefinition OutputTokens = Count(
        "outputTokens", "Output tokens, reasoning included.", b => b.OutputTokens, (b, v) => b with { OutputTokens = v }).WithExample("2000 tokens");

    internal static readonly InputDefinition Requests = s_section.Number(
        "requests",
        "query",
        InputRange.Positive,
        "Calls that the tokens come in; 1 where not given. Their mean length decides the context band.",
        b => b.Requests,
        (b, v) => b with { Requests = v }).WithExample("1");

    internal static readonly InputDefinition InputPrice = Price(
        "inputPrice", "plain input tokens", b => b.InputPrice, (b, v) => b with { InputPrice = v }).WithExample("3 USD/Mtok");

    internal static readonly InputDefinition CachedPrice = Price(
        "cachedPrice",
        "input tokens that a cache served; a tenth of bill.inputPrice where not given",
        b => b.CachedPrice,
        (b, v) => b with { CachedPrice = v }).WithExample("0.30 USD/Mtok");

    internal static readonly InputDefinition CacheWritePrice = Price(
        "cacheWritePrice",
        "input tokens written into a cache; 1.25 x bill.inputPrice where not given",
        b => b.CacheWritePrice,
        (b, v) => b with { CacheWritePrice = v }).WithExample("3.75 USD/Mtok");

    internal static readonly InputDefinition CacheWriteOneHourPrice = Price(
        "cacheWriteOneHourPrice",
        "input tokens written into a cache for an hour; 2 x bill.inputPrice where not given",
        b => b.CacheWriteOneHourPrice,
        (b, v) => b with { CacheWriteOneHourPrice = v }).WithExample("6 USD/Mtok");

    internal static readonly InputDefinition OutputPrice = Price(
        "outputPrice", "output tokens", b => b.OutputPrice, (b, v) => b with { OutputPrice = v }).WithExample("15 USD/Mtok");

    internal static readonly InputDefinition RequestPrice = s_section.Of<UsdPerQuery>(
        "requestPrice",
        "USD/query",
        InputRange.NotNegative,
        "Price of each call besides its tokens, such as a reranker or a search, as 0.002 USD.",
        b => b.RequestPrice,
        (b, v) => b with { RequestPrice = v }).WithExample("0.2 cent");

    internal static readonly InputDefinition BatchDiscount = s_section.Of<Ratio>(
        "batchDiscount",
        "",
        InputRange.Share,
        "What tokens in batches cost less, as 50%; on every class of token.",
        b => b.BatchDiscount,
        (b, v) => b with { BatchDiscount = v }).WithExample("50%");

    internal static readonly InputDefinition BatchShare = s_section.Of<Ratio>(
        "batchShare",
        "",
        InputRange.Share,
        "Share of the tokens that goes in batches; all where only a discount is given.",
        b => b.BatchShare,
        (b, v) => b with { BatchShare = v }).WithExample("40%");

    internal static readonly InputDefinition Retries = s_section.Of<Ratio>(
        "retries",
        "",
        InputRange.NotNegative,
        "Calls that are made and billed again, over those that count.",
        b => b.Retries,
        (b, v) => b with { Retries = v }).WithExample("2%");

    internal static readonly InputDefinition Band = s_section.Of<Tokens>(
        "band",
        "token/query",
        InputRange.Positive,
        "Input tokens of a call above which bill.bandInputPrice and bill.bandOutputPrice hold, as 200K.",
        b => b.Band,
        (b, v) => b with { Band = v }).WithExample("200K tokens");

    internal static readonly InputDefinition BandInputPrice = Price(
        "bandInputPrice", "input tokens above bill.band", b => b.BandInputPrice, (b, v) => b with { BandInputPrice = v }).WithExample("6 USD/Mtok");

    internal static readonly InputDefinition BandOutputPrice = Price(
        "bandOutputPrice",
        "output tokens of calls above bill.band; bill.outputPrice where not given",
        b => b.BandOutputPrice,
        (b, v) => b with { BandOutputPrice = v }).WithExample("22.50 USD/Mtok");

    internal static readonly InputDefinition TimesPerDay = s_section.Of<Rate>(
        "timesPerDay",
        "/day",
        InputRange.Positive,
        "How often this bill arises, as 10000/day, for figures by the day, month and year.",
        b => b.TimesPerDay,
        (b, v) => b with { TimesPerDay = v }).WithExample("100K/day");

    internal static readonly TextInputDefinition InputIncludesCached = s_section.Choice(
        "inputIncludesCached",
        "Whether bill.inputTokens include cached and written tokens, as OpenAI reports them (true), or not, as Anthropic does (false); as the provider of bill.model does, else true.",
        TokenCostInputs.YesNo,
        "false",
        b => b.InputIncludesCached,
        (b, v) => b with { InputIncludesCached = v });

    internal static readonly TextInputDefinition BandRule = s_section.Choice(
        "bandRule",
        "How prices above bill.band apply: whole-call (every token of a longer call) or marginal (only the tokens beyond); whole-call where not given.",
        ApiPriceBook.BandRules,
        "marginal",
        b => b.BandRule,
        (b, v) => b with { BandRule = v });

    internal static readonly TextInputDefinition BandBoundary = s_section.Choice(
        "bandBoundary",
        "Whether a call of exactly bill.band is billed as longer: exclusive (no) or inclusive (yes, as xAI does); exclusive where not given.",
        ApiPriceBook.BandBoundaries,
        "inclusive",
        b => b.BandBoundary,
        (b, v) => b with { BandBoundary = v });

    internal static readonly TextInputDefinition Model = s_section.Text(
        "model",
        "API model",
        "A model whose prices of a price book hold where none are given (costmodel list api-prices).",
        catalogs => catalogs.ApiModels.Ids,
        "claude-sonnet-4.5",
        b => b.Model?.Id,
        (b, text, catalogs) => catalogs.ApiModels.TryGet(text, out ApiModel? model) ? b with { Model = model } : null);

    internal static readonly TextInputDefinition Tier = s_section.Choice(
        "tier", "The tier of the price book: standard, flex, priority or fast.", ApiPriceBook.Tiers, "priority", b => b.Tier, (b, v) => b with { Tier = v });

    internal static readonly TextInputDefinition Batch = s_section.Choice(
        "batch", "Whether the price book's batch prices hold.", TokenCostInputs.YesNo, "true", b => b.Batch, (b, v) => b with { Batch = v });

    internal static readonly TextInputDefinition Region = s_section.Text(
        "region", "region", "The region of the price book.", _ => [], "us-east", b => b.Region, (b, text, _) => b with { Region = text });

    internal static readonly NamedSection Fees = MoneyLines.Section(
        "bill.fees",
        "a fee of each call, such as retrieval or a guardrail",
        s => s.Bill?.Fees,
        (s, name, v) => s with { Bill = (s.Bill ?? new ApiBill()) with { Fees = (s.Bill ?? new ApiBill()).Fees.SetItem(name, v) } });

    internal static readonly ImmutableArray<InputDefinition> Numbers =
    [
        InputTokens, CachedTokens, CacheWriteTokens, CacheWriteOneHourTokens, OutputTokens, Requests, InputPrice, CachedPrice, CacheWritePrice,
        CacheWriteOneHourPrice, OutputPrice, RequestPrice, BatchDiscount, BatchShare, Retries, Band, BandInputPrice, BandOutputPrice, TimesPerDay,
    ];

    internal static readonly ImmutableArray<TextInputDefinition> Texts = [InputIncludesCached, BandRule, BandBoundary, Model, Tier, Batch, Region];

    private static InputDefinition Count(string name, string meaning, Func<ApiBill, Tokens?> read, Func<ApiBill, Tokens, ApiBill> write)
        => s_section.Of(name, "token", InputRange.NotNegative, meaning, read, write);

    private static InputDefinition Price(
        string name, string what, Func<ApiBill, UsdPerMillionTokens?> read, Func<ApiBill, UsdPerMillionTokens, ApiBill> write)
        => s_section.Of(name, "USD/Mtoken", InputRange.NotNegative, $"Price of a million {what}.", read, write);
}
