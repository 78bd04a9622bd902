using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Chains.Economics;

/// <summary>From stated amounts to a margin and a markup, and from a margin to what a customer is worth and what closes the gap to a target.</summary>
internal static class StatementChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Plan.Scenario.Statement is not null)
        {
            Statement(chain);
        }

        if (chain.Plan.Scenario.Customers is not null)
        {
            Customer(chain);
            Intensity(chain);
            if (HasMargin(chain))
            {
                Gap(chain);
            }
        }
    }

    private static void Statement<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        T sum = chain.Or(StatementInputs.Cost, T.Constant(0, "USD"));
        foreach (InputDefinition line in chain.Plan.Economics.StatementCosts)
        {
            sum += chain.In(line);
        }

        T cost = chain.Put(StatementMetrics.Cost, sum);
        if (chain.Has(StatementInputs.TargetMargin))
        {
            T kept = T.Constant(1) - chain.In(StatementInputs.TargetMargin);
            chain.Put(StatementMetrics.RevenueForTarget, cost / kept);
            if (chain.Has(StatementInputs.Revenue))
            {
                chain.Put(StatementMetrics.CostForTarget, chain.In(StatementInputs.Revenue) * kept);
            }
        }

        if (chain.Has(StatementInputs.Revenue))
        {
            T revenue = chain.Put(StatementMetrics.Revenue, chain.In(StatementInputs.Revenue));
            chain.Put(StatementMetrics.Profit, revenue - cost);
            chain.Put(StatementMetrics.GrossMargin, MarginFormulas.GrossMargin(revenue, cost));
            chain.Put(StatementMetrics.Markup, MarginFormulas.Markup(revenue, cost));
        }
    }

    private static bool HasMargin<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(CustomerInputs.GrossMargin) || chain.Plan.HasMargin || HasAccountMargin(chain);

    private static bool HasAccountMargin<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(CustomerInputs.RevenuePerAccount) && chain.Has(CustomerInputs.CostPerAccount);

    private static T Margin<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(CustomerInputs.GrossMargin) ? chain.In(CustomerInputs.GrossMargin)
            : HasAccountMargin(chain) ? MarginFormulas.GrossMargin(chain.In(CustomerInputs.RevenuePerAccount), chain.In(CustomerInputs.CostPerAccount))
            : chain.Result(MarginMetrics.GrossMargin);

    private static void Customer<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        bool hasLife = chain.Has(CustomerInputs.Churn) || chain.Has(CustomerInputs.Lifetime);
        T months = T.Constant(0, "month");
        if (hasLife)
        {
            months = chain.Put(
                StatementMetrics.LifetimeMonths,
                chain.Has(CustomerInputs.Lifetime)
                    ? chain.In(CustomerInputs.Lifetime) * T.Constant(12, "month/year")
                    : T.Constant(1) / chain.In(CustomerInputs.Churn));
        }

        if (!chain.Has(CustomerInputs.RevenuePerAccount) || !HasMargin(chain))
        {
            return;
        }

        T revenue = chain.In(CustomerInputs.RevenuePerAccount);
        T kept = chain.Put(
            StatementMetrics.ContributionUsd,
            chain.Has(CustomerInputs.CostPerAccount) ? revenue - chain.In(CustomerInputs.CostPerAccount) : revenue * Margin(chain));
        if (hasLife)
        {
            chain.Put(StatementMetrics.LifetimeValueUsd, kept * months);
        }

        if (!chain.Has(CustomerInputs.AcquisitionCost))
        {
            return;
        }

        T cost = chain.In(CustomerInputs.AcquisitionCost);
        chain.Put(
            StatementMetrics.PaybackMonths,
            T.WhereLess(T.Constant(0, "USD/account/month"), kept, cost / kept, T.Constant(double.NaN, "month")));
        if (hasLife)
        {
            chain.Put(StatementMetrics.ValueToCost, chain.Result(StatementMetrics.LifetimeValueUsd) / cost);
        }
    }

    private static void Intensity<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        bool hasRevenue = chain.Has(CustomerInputs.RecurringRevenue) || chain.Plan.HasMargin;
        if (hasRevenue && (chain.Has(CustomerInputs.ModelSpend) || (chain.Plan.HasMargin && chain.Plan.ServingMode is not null)))
        {
            T spend = chain.Has(CustomerInputs.ModelSpend) ? chain.In(CustomerInputs.ModelSpend) : chain.Result(MarginMetrics.ServingCostUsd);
            T revenue = chain.Has(CustomerInputs.RecurringRevenue) ? chain.In(CustomerInputs.RecurringRevenue) : chain.Result(MarginMetrics.RevenueUsd);
            chain.Put(StatementMetrics.ModelIntensity, spend / revenue);
        }
    }

    private static void Gap<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        T one = T.Constant(1);
        T target = chain.Put(StatementMetrics.TargetMargin, chain.In(CustomerInputs.TargetMargin));
        T margin = Margin(chain);
        T costShare = one - margin;
        T gap = chain.Put(StatementMetrics.MarginGap, target - margin);
        T none = T.Constant(0);
        T met = T.Constant(double.NaN);
        chain.Put(StatementMetrics.CostCut, T.WhereLess(none, gap, one - ((one - target) / costShare), met));
        chain.Put(StatementMetrics.PriceRise, T.WhereLess(none, gap, (costShare / (one - target)) - one, met));
        if (chain.Plan.HasMargin && chain.Plan.ServingMode is not null && !chain.Has(CustomerInputs.GrossMargin))
        {
            T cut = gap * chain.Result(MarginMetrics.RevenueUsd) / chain.Result(MarginMetrics.ServingCostUsd);
            chain.Put(StatementMetrics.ServingCut, T.WhereLess(none, gap, cut, met));
        }
    }
}
