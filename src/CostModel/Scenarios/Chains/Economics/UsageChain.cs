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

        bool carries = chain.Plan.Economics.UsersCarryCostOfRevenue;
        T price = chain.In(UsageInputs.Price);
        T cost = CostPerQuery(chain);
        T feeShare = carries ? FeeShare(chain) : T.Constant(0);
        T fixedCost = carries ? CarriedPerUser(chain, feeShare) : chain.Or(UsageInputs.FixedPerUser, T.Constant(0, "USD/user/month"));
        T fees = price * feeShare;
        T one = T.Constant(1);
        T target = chain.In(UsageInputs.TargetMargin);
        T mean = chain.Put(UsageMetrics.MeanQueries, chain.In(EconomicsLeaves.BilledQueries));
        T median = chain.Put(UsageMetrics.MedianQueries, chain.In(EconomicsLeaves.MedianQueries));
        chain.Put(UsageMetrics.TopDecileShare, chain.In(EconomicsLeaves.TopDecileShare));
        T paid = chain.Put(UsageMetrics.RevenuePerUserUsd, price);
        T fixedAndFees = chain.Put(UsageMetrics.FixedPerUserUsd, fixedCost + fees);
        T costPerUser = chain.Put(UsageMetrics.CostPerUserUsd, fixedAndFees + (mean * cost));
        chain.Put(UsageMetrics.GrossMargin, MarginFormulas.GrossMargin(paid, costPerUser));
        chain.Put(UsageMetrics.MedianMargin, MarginFormulas.GrossMargin(paid, fixedAndFees + (median * cost)));
        T none = T.Constant(0, "query/user/month");
        chain.Put(UsageMetrics.BreakEvenQueries, T.Max(none, (price - fixedAndFees) / cost));
        chain.Put(UsageMetrics.LossMakingShare, chain.In(EconomicsLeaves.LossMakingShare));
        T allowed = ((price * (one - target)) - fixedAndFees) / cost;
        chain.Put(UsageMetrics.TargetQueries, T.WhereLess(none, allowed, allowed, T.Constant(double.NaN, "query/user/month")));
        T needed = UsageFormulas.PriceForTarget(fixedCost + (mean * cost), feeShare, target);
        T noPrice = T.Constant(0, "USD/user/month");
        chain.Put(UsageMetrics.PriceForTargetUsd, T.WhereLess(noPrice, needed, needed, T.Constant(double.NaN, "USD/user/month")));
        chain.Put(UsageMetrics.CapForTarget, chain.In(EconomicsLeaves.CapForTarget));
    }

    /// <summary>What a query costs to serve, with the cost lines that are counted by the query.</summary>
    private static T CostPerQuery<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Has(UsageInputs.CostPerQuery))
        {
            return chain.In(UsageInputs.CostPerQuery);
        }

        T cost = chain.Result(ServingMetrics.CostPerQueryUsd);
        foreach (CostLineSlot line in chain.Plan.CostLines)
        {
            cost = line.Basis == CostBasis.PerQuery ? cost + chain.In(line.Input) : cost;
        }

        return cost;
    }

    /// <summary>The share of what a user pays that goes to those who collect it.</summary>
    private static T FeeShare<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        T share = chain.Or(AccountingInputs.MarketplaceShare, T.Constant(0));
        foreach (CostLineSlot line in chain.Plan.CostLines)
        {
            share = line.Basis == CostBasis.ShareOfRevenue ? share + chain.In(line.Input) : share;
        }

        return share;
    }

    private static T CarriedPerUser<T>(in Chain<T> chain, T feeShare)
        where T : struct, IReal<T>
    {
        T daysPerMonth = chain.In(Leaves.HoursPerMonth) / T.Constant(24, "h/day");
        T use = chain.Result(ServingMetrics.QueriesPerDay) * daysPerMonth * CostPerQuery(chain);
        T paying = chain.In(RevenueInputs.Paying);
        return UsageFormulas.CarriedPerUser(
            chain.Result(MarginMetrics.CostOfRevenueUsd),
            chain.Result(MarginMetrics.RevenueUsd) * feeShare,
            use * paying,
            chain.In(RevenueInputs.Users) * paying);
    }
}
