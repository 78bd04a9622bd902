using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Chains.Economics;

/// <summary>From a spread of use over users to margins by user; what the spread gives enters as leaves.</summary>
internal static class UsageChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Plan.Scenario.Usage is null)
        {
            return;
        }

        T price = chain.In(UsageInputs.Price);
        T cost = chain.Has(UsageInputs.CostPerQuery) ? chain.In(UsageInputs.CostPerQuery) : chain.Result(ServingMetrics.CostPerQueryUsd);
        T fixedCost = chain.Or(UsageInputs.FixedPerUser, T.Constant(0, "USD/user/month"));
        T one = T.Constant(1);
        T target = chain.In(UsageInputs.TargetMargin);
        T mean = chain.Put(UsageMetrics.MeanQueries, chain.In(EconomicsLeaves.BilledQueries));
        T median = chain.Put(UsageMetrics.MedianQueries, chain.In(EconomicsLeaves.MedianQueries));
        chain.Put(UsageMetrics.TopDecileShare, chain.In(EconomicsLeaves.TopDecileShare));
        T paid = chain.Put(UsageMetrics.RevenuePerUserUsd, price);
        T costPerUser = chain.Put(UsageMetrics.CostPerUserUsd, fixedCost + (mean * cost));
        chain.Put(UsageMetrics.GrossMargin, MarginFormulas.GrossMargin(paid, costPerUser));
        chain.Put(UsageMetrics.MedianMargin, MarginFormulas.GrossMargin(paid, fixedCost + (median * cost)));
        T none = T.Constant(0, "query/user/month");
        chain.Put(UsageMetrics.BreakEvenQueries, T.Max(none, (price - fixedCost) / cost));
        chain.Put(UsageMetrics.LossMakingShare, chain.In(EconomicsLeaves.LossMakingShare));
        T allowed = ((price * (one - target)) - fixedCost) / cost;
        chain.Put(UsageMetrics.TargetQueries, T.WhereLess(none, allowed, allowed, T.Constant(double.NaN, "query/user/month")));
        chain.Put(UsageMetrics.PriceForTargetUsd, costPerUser / (one - target));
        chain.Put(UsageMetrics.CapForTarget, chain.In(EconomicsLeaves.CapForTarget));
    }
}
