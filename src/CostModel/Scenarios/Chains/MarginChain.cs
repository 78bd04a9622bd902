using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;

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
        T revenue = chain.Put(MarginMetrics.RevenueUsd, SubscriptionAndFixed(chain) + (useRevenuePerDay * daysPerMonth));
        T zero = T.Constant(0, "USD/month");
        T serving = chain.Put(
            MarginMetrics.ServingCostUsd,
            chain.Plan.ServingMode is null ? zero : chain.Result(ServingMetrics.CostPerDayUsd) * daysPerMonth);
        T other = chain.Put(MarginMetrics.OtherCostUsd, OtherCost(chain, revenue, daysPerMonth));
        T cost = chain.Put(MarginMetrics.CostOfRevenueUsd, serving + other);
        chain.Put(MarginMetrics.GrossProfitUsd, revenue - cost);
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

    private static T SubscriptionAndFixed<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        T revenue = chain.Has(RevenueInputs.Fixed) ? chain.In(RevenueInputs.Fixed) : T.Constant(0, "USD/month");
        return chain.Has(RevenueInputs.Subscription)
            ? revenue + (chain.In(RevenueInputs.Users) * chain.In(RevenueInputs.Paying) * chain.In(RevenueInputs.Subscription))
            : revenue;
    }

    private static T OtherCost<T>(in Chain<T> chain, T revenue, T daysPerMonth)
        where T : struct, IReal<T>
    {
        T sum = T.Constant(0, "USD/month");
        foreach (CostLineSlot line in chain.Plan.CostLines)
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
