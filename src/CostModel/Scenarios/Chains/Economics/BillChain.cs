using CostModel.Economics.Api;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Chains.Economics;

/// <summary>From tokens by class and their prices to a provider's bill, each class in its own line.</summary>
internal static class BillChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Plan.Scenario.Bill is null)
        {
            return;
        }

        T none = T.Constant(0, "token");
        T free = T.Constant(0, "USD/Mtoken");
        T cached = chain.Or(BillInputs.CachedTokens, none);
        T written = chain.Or(BillInputs.CacheWriteTokens, none);
        T writtenLong = chain.Or(BillInputs.CacheWriteOneHourTokens, none);
        T input = chain.Or(BillInputs.InputTokens, none);
        bool includes = chain.Plan.Scenario.Bill.CountsCachedAsInput;
        T fresh = chain.Put(BillMetrics.FreshTokens, includes ? input - cached - written - writtenLong : input);
        T whole = fresh + cached + written + writtenLong;
        T output = chain.Or(BillInputs.OutputTokens, none);
        T inputUsd = chain.Put(BillMetrics.InputUsd, InputCost(chain, fresh, whole));
        T cachedUsd = chain.Put(BillMetrics.CachedUsd, Cost(cached, chain.Or(BillInputs.CachedPrice, free)));
        T writes = chain.Put(
            BillMetrics.CacheWriteUsd,
            Cost(written, chain.Or(BillInputs.CacheWritePrice, free)) + Cost(writtenLong, chain.Or(BillInputs.CacheWriteOneHourPrice, free)));
        T outputUsd = chain.Put(BillMetrics.OutputUsd, Cost(output, OutputPrice(chain, whole)));
        T requests = chain.In(BillInputs.Requests);
        T fees = chain.Or(BillInputs.RequestPrice, T.Constant(0, "USD/query"));
        foreach (InputDefinition fee in chain.Plan.Economics.BillFees)
        {
            fees += chain.In(fee) * T.Constant(1, "/query");
        }

        T calls = chain.Put(BillMetrics.RequestsUsd, requests * fees);
        T tokensUsd = inputUsd + cachedUsd + writes + outputUsd;
        T discount = T.Constant(0, "USD");
        if (chain.Has(BillInputs.BatchDiscount))
        {
            T taken = tokensUsd * chain.In(BillInputs.BatchDiscount) * chain.Or(BillInputs.BatchShare, T.Constant(1));
            discount = chain.Put(BillMetrics.BatchSavingUsd, T.Constant(0, "USD") - taken);
        }

        T once = tokensUsd + discount + calls;
        T retries = chain.Has(BillInputs.Retries)
            ? chain.Put(BillMetrics.RetriesUsd, once * chain.In(BillInputs.Retries))
            : T.Constant(0, "USD");
        T total = chain.Put(BillMetrics.TotalUsd, once + retries);
        if (chain.Has(BillInputs.CachedTokens) && chain.Has(BillInputs.InputPrice))
        {
            T plain = InputCost(chain, whole, whole);
            chain.Put(BillMetrics.CacheSavingUsd, plain - inputUsd - cachedUsd - writes);
        }

        chain.Put(BillMetrics.PerRequestUsd, total / requests);
        chain.Put(BillMetrics.PerMillionTokensUsd, total / ((whole + output) * T.Constant(1e-6, "Mtoken/token")));
        if (chain.Has(BillInputs.TimesPerDay))
        {
            T perDay = chain.Put(BillMetrics.PerDayUsd, total * chain.In(BillInputs.TimesPerDay));
            chain.Put(BillMetrics.PerMonthUsd, perDay * (chain.In(Leaves.HoursPerMonth) / T.Constant(24, "h/day")));
            chain.Put(BillMetrics.PerYearUsd, perDay * (chain.In(Leaves.HoursPerYear) / T.Constant(24, "h/day")));
        }
    }

    private static T Cost<T>(T tokens, T price)
        where T : struct, IReal<T>
        => tokens * T.Constant(1e-6, "Mtoken/token") * price;

    /// <summary>Fresh input, by the rule of the context band: whole longer calls, or the tokens beyond, at the upper price.</summary>
    private static T InputCost<T>(in Chain<T> chain, T fresh, T whole)
        where T : struct, IReal<T>
    {
        T price = chain.Or(BillInputs.InputPrice, T.Constant(0, "USD/Mtoken"));
        if (!chain.Has(BillInputs.Band) || !chain.Has(BillInputs.BandInputPrice))
        {
            return Cost(fresh, price);
        }

        T upper = chain.In(BillInputs.BandInputPrice);
        if ((chain.Plan.Scenario.Bill!.BandRule ?? BandRule.WholeCall) == BandRule.WholeCall)
        {
            return Cost(fresh, Above(chain, whole, upper, price));
        }

        T beyond = T.Max(T.Constant(0, "token"), whole - (chain.In(BillInputs.Band) * chain.In(BillInputs.Requests)));
        T freshBeyond = T.Min(fresh, beyond);
        return Cost(fresh - freshBeyond, price) + Cost(freshBeyond, upper);
    }

    private static T OutputPrice<T>(in Chain<T> chain, T whole)
        where T : struct, IReal<T>
    {
        T price = chain.Or(BillInputs.OutputPrice, T.Constant(0, "USD/Mtoken"));
        return chain.Has(BillInputs.Band) && chain.Has(BillInputs.BandOutputPrice)
            ? Above(chain, whole, chain.In(BillInputs.BandOutputPrice), price)
            : price;
    }

    /// <summary>The upper price where a call's mean input is beyond the band, by its boundary rule.</summary>
    private static T Above<T>(in Chain<T> chain, T whole, T upper, T lower)
        where T : struct, IReal<T>
    {
        T length = whole / chain.In(BillInputs.Requests);
        T band = chain.In(BillInputs.Band);
        return (chain.Plan.Scenario.Bill!.BandBoundary ?? BandBoundary.Exclusive) == BandBoundary.Inclusive
            ? T.WhereLess(length, band, lower, upper)
            : T.WhereLess(band, length, upper, lower);
    }
}
