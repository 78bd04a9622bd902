using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Chains.Economics;

/// <summary>What the months of a plan come to; the months themselves are iterated outside the formulas.</summary>
internal static class PlanChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Plan.Scenario.Plan is null)
        {
            return;
        }

        chain.Put(PlanMetrics.RevenueUsd, chain.In(EconomicsLeaves.PlanRevenue));
        chain.Put(PlanMetrics.GrossProfitUsd, chain.In(EconomicsLeaves.PlanGrossProfit));
        chain.Put(PlanMetrics.FreeCashFlowUsd, chain.In(EconomicsLeaves.PlanFreeCashFlow));
        chain.Put(PlanMetrics.LargestBurnUsd, chain.In(EconomicsLeaves.PlanBurn));
        chain.Put(PlanMetrics.LowestCashUsd, chain.In(EconomicsLeaves.PlanLowestCash));
        chain.Put(PlanMetrics.RunwayMonths, chain.In(EconomicsLeaves.PlanRunway));
        chain.Put(PlanMetrics.BreakEvenMonth, chain.In(EconomicsLeaves.PlanBreakEven));
        chain.Put(PlanMetrics.PaybackMonth, chain.In(EconomicsLeaves.PlanPayback));
        chain.Put(PlanMetrics.LastMargin, chain.In(EconomicsLeaves.PlanLastMargin));
    }
}
