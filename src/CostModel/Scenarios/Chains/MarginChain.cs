using System.Collections.Immutable;
using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Chains.Economics;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Chains;

/// <summary>From the serving bill and what customers pay to gross margin and break-even, per month of the calendar.</summary>
internal static class MarginChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (!chain.Plan.HasMargin)
        {
            return;
        }

        T daysPerMonth = chain.In(Leaves.HoursPerMonth) / T.Constant(24, "h/day");
        T useRevenuePerDay = UseRevenuePerDay(chain);
        T revenue = chain.Put(MarginMetrics.RevenueUsd, Kept(chain, ByMonth(chain, daysPerMonth) + (useRevenuePerDay * daysPerMonth)));
        T zero = T.Constant(0, "USD/month");
        T serving = chain.Put(
            MarginMetrics.ServingCostUsd,
            chain.Plan.ServingMode is null ? zero : chain.Result(ServingMetrics.CostPerDayUsd) * daysPerMonth);
        T other = chain.Put(MarginMetrics.OtherCostUsd, Lines(chain, chain.Plan.CostLines, revenue, daysPerMonth));
        T cost = chain.Put(
            MarginMetrics.CostOfRevenueUsd,
            serving + other + AccountingChain.CloudCost(chain, revenue, serving) + AccountingChain.Reclassified(chain, serving));
        T profit = chain.Put(MarginMetrics.GrossProfitUsd, revenue - cost);
        AccountingChain.Below(chain, revenue, profit, daysPerMonth);
        chain.Put(MarginMetrics.GrossMargin, MarginFormulas.GrossMargin(revenue, cost));
        chain.Put(MarginMetrics.Markup, MarginFormulas.Markup(revenue, cost));
        chain.Put(MarginMetrics.RevenuePerDayUsd, revenue / daysPerMonth);
        chain.Put(MarginMetrics.CostOfRevenuePerDayUsd, cost / daysPerMonth);
        if (chain.Plan.Demand.HasQueries)
        {
            BreakEvenChain.Run(chain, revenue / daysPerMonth, daysPerMonth);
        }
    }

    private static T UseRevenuePerDay<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        T revenue = T.Constant(0, "USD/day");
        if (chain.Has(RevenueInputs.PerQuery))
        {
            revenue += chain.Result(ServingMetrics.QueriesPerDay) * chain.In(RevenueInputs.PerQuery);
        }

        if (chain.Has(RevenueInputs.AdsPerQuery))
        {
            T shown = chain.Result(ServingMetrics.QueriesPerDay) * chain.Or(RevenueInputs.AdShare, T.Constant(1));
            revenue += shown * chain.In(RevenueInputs.AdsPerQuery);
        }

        return chain.Plan.HasTokenRevenue
            ? revenue + CostFormulas.TokenBillPerDay(
                chain.Result(ServingMetrics.InputTokensPerDay),
                chain.Result(ServingMetrics.CachedInputTokensPerDay),
                chain.Result(ServingMetrics.OutputTokensPerDay),
                chain.In(RevenueInputs.PerMillionInputTokens),
                chain.In(RevenueInputs.PerMillionCachedInputTokens),
                chain.In(RevenueInputs.PerMillionOutputTokens))
            : revenue;
    }

    /// <summary>Revenue that is agreed by the month: subscriptions, seats, fixed amounts, and use beyond what a subscription includes.</summary>
    private static T ByMonth<T>(in Chain<T> chain, T daysPerMonth)
        where T : struct, IReal<T>
    {
        T revenue = chain.Or(RevenueInputs.Fixed, T.Constant(0, "USD/month"));
        if (chain.Has(RevenueInputs.PerSeat))
        {
            revenue += chain.In(RevenueInputs.Seats) * chain.In(RevenueInputs.PerSeat);
        }

        if (!chain.Has(RevenueInputs.Subscription))
        {
            return revenue;
        }

        T paying = chain.In(RevenueInputs.Users) * chain.In(RevenueInputs.Paying);
        if (chain.Has(RevenueInputs.OveragePerQuery))
        {
            T perUser = chain.Result(ServingMetrics.QueriesPerDay) * daysPerMonth / chain.In(RevenueInputs.Users);
            T included = chain.Or(RevenueInputs.IncludedQueries, T.Constant(0, "query/user/month"));
            T beyond = T.Max(T.Constant(0, "query/user/month"), perUser - included);
            revenue += paying * beyond * chain.In(RevenueInputs.OveragePerQuery);
        }

        return revenue + (paying * chain.In(RevenueInputs.Subscription));
    }

    /// <summary>What refunds leave.</summary>
    private static T Kept<T>(in Chain<T> chain, T revenue)
        where T : struct, IReal<T>
        => chain.Has(AccountingInputs.Refunds)
            ? revenue - chain.Put(AccountingMetrics.RefundsUsd, revenue * chain.In(AccountingInputs.Refunds))
            : revenue;

    /// <summary>What named lines come to in a month.</summary>
    internal static T Lines<T>(in Chain<T> chain, ImmutableArray<CostLineSlot> lines, T revenue, T daysPerMonth)
        where T : struct, IReal<T>
    {
        T sum = T.Constant(0, "USD/month");
        foreach (CostLineSlot line in lines)
        {
            T amount = chain.In(line.Input);
            sum += line.Basis switch
            {
                CostBasis.PerMonth => amount,
                CostBasis.PerQuery => amount * chain.Result(ServingMetrics.QueriesPerDay) * daysPerMonth,
                _ => amount * revenue,
            };
        }

        return sum;
    }
}
