using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Chains.Economics;

/// <summary>From the multipliers of a prompt cache to the uses from which it pays.</summary>
internal static class CachingChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Plan.Scenario.Caching is null)
        {
            return;
        }

        T one = T.Constant(1);
        T write = chain.In(CachingInputs.WriteMultiplier);
        T read = chain.In(CachingInputs.ReadMultiplier);
        T reads = chain.Put(
            BillMetrics.BreakEvenReads, T.WhereLess(read, one, CachingFormulas.BreakEvenReads(write, read), T.Constant(double.NaN)));
        chain.Put(BillMetrics.BreakEvenUses, one + T.Ceiling(reads));
        if (chain.Has(CachingInputs.Uses))
        {
            T uses = chain.In(CachingInputs.Uses);
            T cost = chain.Put(BillMetrics.CostMultiple, CachingFormulas.CostOfUses(uses, write, read));
            T saving = chain.Put(BillMetrics.Saving, one - (cost / uses));
            if (chain.Has(CachingInputs.PrefixTokens) && chain.Has(CachingInputs.InputPrice))
            {
                T plainUse = chain.In(CachingInputs.PrefixTokens) * T.Constant(1e-6, "Mtoken/token") * chain.In(CachingInputs.InputPrice);
                chain.Put(BillMetrics.SavingUsd, plainUse * uses * saving);
            }
        }

        bool fromInterval = chain.Has(CachingInputs.TimeToLive) && chain.Has(CachingInputs.Interval);
        if (fromInterval || chain.Has(CachingInputs.HitShare))
        {
            T hits = chain.Put(
                BillMetrics.HitShare,
                fromInterval
                    ? CachingFormulas.HitShare(chain.In(CachingInputs.TimeToLive), chain.In(CachingInputs.Interval))
                    : chain.In(CachingInputs.HitShare));
            chain.Put(BillMetrics.SavingAtInterval, one - (hits * read) - ((one - hits) * write));
        }
    }
}
