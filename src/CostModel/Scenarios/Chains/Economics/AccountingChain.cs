using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Chains.Economics;

/// <summary>What stands around the serving bill, and how the bill and training are classified. All per month.</summary>
internal static class AccountingChain
{
    /// <summary>Credits, shortfall, marketplace share, data licences and overbuilt capacity, each in its line; their sum.</summary>
    internal static T CloudCost<T>(in Chain<T> chain, T revenue, T serving)
        where T : struct, IReal<T>
    {
        T none = T.Constant(0, "USD/month");
        if (chain.Plan.Scenario.Cloud is null)
        {
            return none;
        }

        T sum = none;
        T bill = serving;
        if (chain.Has(AccountingInputs.Overbuild))
        {
            T overbuilt = chain.Put(AccountingMetrics.OverbuildUsd, serving * chain.In(AccountingInputs.Overbuild));
            sum += overbuilt;
            bill += overbuilt;
        }

        if (chain.Has(AccountingInputs.CommittedSpend))
        {
            T shortfall = chain.Put(AccountingMetrics.ShortfallUsd, T.Max(none, chain.In(AccountingInputs.CommittedSpend) - bill));
            sum += shortfall;
            bill += shortfall;
        }

        if (chain.Has(AccountingInputs.Credits))
        {
            sum += chain.Put(AccountingMetrics.CreditsUsd, none - T.Min(bill, chain.In(AccountingInputs.Credits)));
        }

        if (chain.Has(AccountingInputs.MarketplaceShare))
        {
            sum += chain.Put(AccountingMetrics.MarketplaceUsd, revenue * chain.In(AccountingInputs.MarketplaceShare));
        }

        if (chain.Has(AccountingInputs.DataLicences))
        {
            sum += chain.Put(AccountingMetrics.DataLicencesUsd, chain.In(AccountingInputs.DataLicences));
        }

        return chain.Put(AccountingMetrics.CloudCostUsd, sum);
    }

    /// <summary>What the chosen accounting moves into cost of revenue, or out of it.</summary>
    internal static T Reclassified<T>(in Chain<T> chain, T serving)
        where T : struct, IReal<T>
    {
        T none = T.Constant(0, "USD/month");
        if (chain.Plan.Scenario.Accounting is not { } policy)
        {
            return none;
        }

        T idle = chain.Put(AccountingMetrics.IdleUsd, serving * chain.Or(AccountingInputs.IdleShare, IdleShare(chain)));
        T overhead = chain.Put(AccountingMetrics.OverheadUsd, serving * chain.Or(AccountingInputs.OverheadShare, T.Constant(0)));
        T used = chain.Put(AccountingMetrics.UsedUsd, serving - idle - overhead);
        T free = chain.Put(AccountingMetrics.FreeTierUsd, (used + overhead) * FreeShare(chain));
        T training = none;
        if (chain.Has(AccountingInputs.TrainingCost) || chain.Plan.HasTrainingCost)
        {
            T cost = chain.Has(AccountingInputs.TrainingCost) ? chain.In(AccountingInputs.TrainingCost) : chain.Result(TrainingMetrics.CostUsd);
            training = chain.Put(AccountingMetrics.TrainingUsd, cost / (chain.In(AccountingInputs.ModelLife) * T.Constant(12, "month/year")));
        }

        T moved = none;
        moved = policy.FreeTier == FreeTierTreatment.Marketing ? moved - free : moved;
        moved = policy.Idle == IdleTreatment.Below ? moved - idle : moved;
        moved = policy.Training == TrainingTreatment.Capitalised ? moved + training : moved;
        return chain.Put(AccountingMetrics.ReclassifiedUsd, moved);
    }

    /// <summary>The result that no classification changes, and the contribution margin.</summary>
    internal static void Below<T>(in Chain<T> chain, T revenue, T grossProfit, T daysPerMonth)
        where T : struct, IReal<T>
    {
        if (chain.Plan.Scenario.Accounting is not null)
        {
            T training = chain.Has(AccountingInputs.TrainingCost) || chain.Plan.HasTrainingCost
                ? chain.Result(AccountingMetrics.TrainingUsd)
                : T.Constant(0, "USD/month");
            chain.Put(AccountingMetrics.OperatingResultUsd, grossProfit + chain.Result(AccountingMetrics.ReclassifiedUsd) - training);
        }

        if (!chain.Plan.ContributionLines.IsEmpty)
        {
            T cost = chain.Put(
                AccountingMetrics.ContributionCostUsd, MarginChain.Lines(chain, chain.Plan.ContributionLines, revenue, daysPerMonth));
            T contribution = chain.Put(AccountingMetrics.ContributionUsd, grossProfit - cost);
            chain.Put(AccountingMetrics.ContributionMargin, contribution / revenue);
        }
    }

    /// <summary>What replicas leave unused of the tokens that they could make; nothing where their speed is not known.</summary>
    private static T IdleShare<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Plan.ServingMode == ServingMode.Replicas && chain.Plan.Demand.HasTokens)
        {
            T replicas = chain.Result(ServingMetrics.ChipsUsed) / chain.In(ServingInputs.Chips);
            T capacity = replicas * ServingChain.ReplicaTokensPerSecond(chain) * T.Constant(86400, "s/day");
            return T.Max(T.Constant(0), T.Constant(1) - (chain.Result(ServingMetrics.OutputTokensPerDay) / capacity));
        }

        return chain.Plan.ServingMode == ServingMode.StatedFleet
            ? T.Constant(1) - chain.Or(ServingInputs.Utilization, T.Constant(1))
            : T.Constant(0);
    }

    private static T FreeShare<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(AccountingInputs.FreeShare) ? chain.In(AccountingInputs.FreeShare)
            : chain.Has(RevenueInputs.Subscription) ? T.Constant(1) - chain.In(RevenueInputs.Paying)
            : T.Constant(0);
}
