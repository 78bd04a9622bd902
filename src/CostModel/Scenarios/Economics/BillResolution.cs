using CostModel.Catalogs;
using CostModel.Economics;
using CostModel.Economics.Api;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Validation;

namespace CostModel.Scenarios.Economics;

/// <summary>Checks and completes a provider's bill and a prompt cache; takes prices from a price book where a model names one.</summary>
internal static class BillResolution
{
    /// <summary>The scenario with the prices of <c>api.model</c> in place of those that it does not give.</summary>
    internal static Scenario WithBookPrices(Scenario scenario)
    {
        if (scenario.Api is not { Model: { } model } api)
        {
            return scenario;
        }

        ApiTerms terms = TermsOf(api, scenario);
        var origin = new InputOrigin($"API price book: {model.Id}", model.Source);
        ApiTariff filled = api with
        {
            PerMillionInputTokens = api.PerMillionInputTokens ?? model.Find(TokenClass.Input, terms)?.Price,
            PerMillionCachedInputTokens = api.PerMillionCachedInputTokens ?? model.Find(TokenClass.CachedInput, terms)?.Price,
            PerMillionOutputTokens = api.PerMillionOutputTokens ?? model.Find(TokenClass.Output, terms)?.Price,
        };
        Scenario priced = scenario with { Api = filled };
        foreach (InputDefinition input in (InputDefinition[])[ApiInputs.PerMillionInputTokens, ApiInputs.PerMillionCachedInputTokens, ApiInputs.PerMillionOutputTokens])
        {
            if (input.Get(scenario) is null && input.Get(priced) is not null)
            {
                priced = priced with { Origins = priced.Origins.SetItem(input.Path, origin) };
            }
        }

        return priced;
    }

    internal static void Resolve(SectionCheck check)
    {
        if (check.Scenario.Bill is { } bill)
        {
            Bill(check, bill);
        }

        if (check.Scenario.Api is { Model: { } model } api)
        {
            Missing(check, "api.model", model, TermsOf(api, check.Scenario), [TokenClass.Input, TokenClass.Output]);
        }

        if (check.Scenario.Caching is { } cache)
        {
            bool lasts = cache.TimeToLive is { } life && life.TotalHours >= 1;
            check.Default(CachingInputs.WriteMultiplier, lasts ? 2 : 1.25, lasts ? "default: an hour's cache write at Anthropic" : "default: a five-minute cache write at Anthropic");
            check.Default(CachingInputs.ReadMultiplier, 0.1, "default: a cache read at Anthropic");
            check.Together(CachingInputs.PrefixTokens, CachingInputs.InputPrice);
            check.OnlyOne("how often the prefix is found alive", CachingInputs.Interval, CachingInputs.HitShare);
            check.Need(cache.Interval is not null && cache.TimeToLive is null, CachingInputs.TimeToLive, "an interval needs a time to live");
        }
    }

    private static void Bill(SectionCheck check, ApiBill bill)
    {
        check.Default(BillInputs.Requests, 1, "default: one call");
        double requests = check.Number(BillInputs.Requests);
        double cached = Tokens(bill.CachedTokens) + Tokens(bill.CacheWriteTokens) + Tokens(bill.CacheWriteOneHourTokens);
        bool includes = bill.CountsCachedAsInput;
        double whole = Tokens(bill.InputTokens) + (includes ? 0 : cached);
        if (includes && cached > Tokens(bill.InputTokens))
        {
            check.Faults.Add(new Fault(
                FaultCodes.Conflict,
                BillInputs.CachedTokens.Path,
                FormattableString.Invariant($"{cached:#,##0} cached and written tokens are more than the {Tokens(bill.InputTokens):#,##0} input tokens that include them"),
                "set bill.inputIncludesCached to false where the provider reports them apart"));
        }

        if (bill.Model is { } model)
        {
            FromBook(check, bill, model, whole / requests);
        }

        check.Need(bill is { InputTokens: null, OutputTokens: null, CachedTokens: null, RequestPrice: null, Fees.IsEmpty: true }, BillInputs.InputTokens, "a bill needs tokens or calls");
        check.Need(bill.InputTokens is not null && whole > cached && !check.Has(BillInputs.InputPrice), BillInputs.InputPrice, "input tokens need a price");
        check.Need(bill.OutputTokens is not null && !check.Has(BillInputs.OutputPrice), BillInputs.OutputPrice, "output tokens need a price");
        Derived(check, bill.CachedTokens, BillInputs.CachedPrice, 0.1, "a tenth of bill.inputPrice");
        Derived(check, bill.CacheWriteTokens, BillInputs.CacheWritePrice, 1.25, "1.25 x bill.inputPrice");
        Derived(check, bill.CacheWriteOneHourTokens, BillInputs.CacheWriteOneHourPrice, 2, "2 x bill.inputPrice");
        check.Need(bill.BatchShare is not null && bill.BatchDiscount is null, BillInputs.BatchDiscount, "a share in batches needs their discount");
        check.Together(BillInputs.Band, BillInputs.BandInputPrice);
        check.Need(bill.BandOutputPrice is not null && bill.Band is null, BillInputs.Band, "a price above a band needs the band");
    }

    private static void FromBook(SectionCheck check, ApiBill bill, ApiModel model, double contextTokens)
    {
        var terms = new ApiTerms
        {
            Tier = bill.Tier ?? ServiceTier.Standard,
            Batch = bill.Batch ?? false,
            ContextTokens = contextTokens,
            Region = bill.Region ?? "",
            AsOf = check.AsOf,
        };
        List<TokenClass> used = [];
        used.AddRange(bill.InputTokens is not null && bill.InputPrice is null ? [TokenClass.Input] : []);
        used.AddRange(bill.CachedTokens is not null && bill.CachedPrice is null ? [TokenClass.CachedInput] : []);
        used.AddRange(bill.OutputTokens is not null && bill.OutputPrice is null ? [TokenClass.Output] : []);
        Missing(check, BillInputs.Model.Path, model, terms, used);
        Price(check, BillInputs.InputPrice, model, TokenClass.Input, terms);
        Price(check, BillInputs.CachedPrice, model, TokenClass.CachedInput, terms);
        Price(check, BillInputs.CacheWritePrice, model, TokenClass.CacheWrite, terms);
        Price(check, BillInputs.CacheWriteOneHourPrice, model, TokenClass.CacheWrite, terms with { TimeToLive = Duration.FromHours(1) });
        Price(check, BillInputs.OutputPrice, model, TokenClass.Output, terms);
    }

    /// <summary>Says so where the book has no price on the terms that are asked for, and another of its prices stands in.</summary>
    private static void Missing(SectionCheck check, string path, ApiModel model, ApiTerms terms, List<TokenClass> used)
    {
        string[] classes =
        [
            .. used.Where(wanted => model.Find(wanted, terms) is { } rate
                    && (rate.Tier != terms.Tier || rate.Batch != terms.Batch || (terms.Region.Length > 0 && rate.Region != terms.Region)))
                .Select(wanted => ApiPriceBook.Classes.First(pair => pair.Value == wanted).Key),
        ];
        if (classes.Length == 0)
        {
            return;
        }

        string[] asked =
        [
            .. terms.Tier == ServiceTier.Standard ? [] : (string[])[ApiPriceBook.Tiers.First(pair => pair.Value == terms.Tier).Key],
            .. terms.Batch ? (string[])["batch"] : [],
            .. terms.Region.Length > 0 ? (string[])[terms.Region] : [],
        ];
        check.Warnings.Add(new Fault(
            FaultCodes.MissingPrice,
            path,
            $"the price book has no {string.Join(" ", asked)} price of '{model.Id}' for {string.Join(" and ", classes)} at this length: the nearest of its prices is used",
            "give the price itself, or other terms"));
    }

    private static ApiTerms TermsOf(ApiTariff api, Scenario scenario) => new()
    {
        Tier = api.Tier ?? ServiceTier.Standard,
        Batch = api.Batch ?? false,
        ContextTokens = scenario.Workload?.InputTokens?.TotalTokens ?? 0,
        AsOf = scenario.AsOf,
    };

    private static void Price(SectionCheck check, InputDefinition input, ApiModel model, TokenClass tokenClass, ApiTerms terms)
    {
        if (!check.Has(input) && model.Find(tokenClass, terms) is { } rate)
        {
            check.Slots.Set(input, rate.Price.TotalDollarsPerMillionTokens, new InputOrigin($"API price book: {model.Id}", model.Source));
        }
    }

    private static void Derived(SectionCheck check, Tokens? tokens, InputDefinition price, double multiple, string words)
    {
        if (tokens is not null && check.Has(BillInputs.InputPrice))
        {
            check.Default(price, check.Number(BillInputs.InputPrice) * multiple, $"default: {words}");
        }

        check.Need(tokens is not null && !check.Has(price), price, $"these tokens need a price, or bill.inputPrice, of which it is {words}");
    }

    private static double Tokens(Tokens? tokens) => tokens?.TotalTokens ?? 0;
}
