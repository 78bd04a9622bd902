using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics;

namespace CostModel.Scenarios.Chains;

/// <summary>
/// The volume at which revenue covers cost, where revenue and variable cost per query stay as they are. Replicas come whole, so that
/// the answer stands on the staircase of their cost. Where no volume breaks even the result is NaN and the report says so.
/// </summary>
internal static class BreakEvenChain
{
    internal static void Run<T>(in Chain<T> chain, T revenuePerDay, T daysPerMonth)
        where T : struct, IReal<T>
    {
        T queries = chain.Result(ServingMetrics.QueriesPerDay);
        T revenuePerQuery = revenuePerDay / queries;
        T variablePerQuery = VariableCostPerQuery(chain, revenuePerQuery);
        T fixedPerDay = FixedCostPerDay(chain, daysPerMonth);
        T contribution = revenuePerQuery - variablePerQuery;
        T never = T.Constant(double.NaN, "query/day");
        T zero = T.Constant(0, "USD/query");
        if (chain.Plan.ServingMode is not ServingMode.Replicas)
        {
            chain.Put(
                MarginMetrics.BreakEvenQueriesPerDay,
                T.WhereLess(zero, contribution, Above(fixedPerDay, fixedPerDay / contribution, never), never));
            return;
        }

        T replicaCost = CostFormulas.FleetCostPerDay(chain.In(ServingInputs.Chips), chain.In(chain.Plan.ServingPrice!));
        T tokensPerQuery = chain.Result(ServingMetrics.OutputTokensPerDay) / queries;
        T replicaQueries = ServingChain.ReplicaTokensPerSecond(chain) * chain.In(ServingInputs.Utilization)
            / chain.In(WorkloadInputs.PeakToMean) * T.Constant(86400, "s/day") / tokensPerQuery;
        T replicaSurplus = (contribution * replicaQueries) - replicaCost;
        T replicas = T.Max(T.Constant(1), T.Ceiling(fixedPerDay / replicaSurplus));
        T volume = (fixedPerDay + (replicas * replicaCost)) / contribution;
        chain.Put(MarginMetrics.BreakEvenQueriesPerDay, T.WhereLess(T.Constant(0, "USD/day"), replicaSurplus, volume, never));
    }

    /// <summary>The volume, where there is a fixed cost that it has to cover.</summary>
    private static T Above<T>(T fixedPerDay, T volume, T never)
        where T : struct, IReal<T>
        => T.WhereLess(T.Constant(0, "USD/day"), fixedPerDay, volume, never);

    private static T FixedCostPerDay<T>(in Chain<T> chain, T daysPerMonth)
        where T : struct, IReal<T>
    {
        T perMonth = T.Constant(0, "USD/month");
        foreach (CostLineSlot line in chain.Plan.CostLines)
        {
            perMonth = line.Basis == CostBasis.PerMonth ? perMonth + chain.In(line.Input) : perMonth;
        }

        perMonth += chain.Or(AccountingInputs.DataLicences, T.Constant(0, "USD/month"));
        T fixedPerDay = perMonth / daysPerMonth;
        return chain.Plan.ServingMode == ServingMode.StatedFleet ? fixedPerDay + chain.Result(ServingMetrics.CostPerDayUsd) : fixedPerDay;
    }

    private static T VariableCostPerQuery<T>(in Chain<T> chain, T revenuePerQuery)
        where T : struct, IReal<T>
    {
        T cost = chain.Plan.ServingMode is ServingMode.Api or ServingMode.StatedBill ? chain.Result(ServingMetrics.CostPerQueryUsd) : T.Constant(0, "USD/query");
        foreach (CostLineSlot line in chain.Plan.CostLines)
        {
            cost = line.Basis switch
            {
                CostBasis.PerQuery => cost + chain.In(line.Input),
                CostBasis.ShareOfRevenue => cost + (chain.In(line.Input) * revenuePerQuery),
                _ => cost,
            };
        }

        return cost + (chain.Or(AccountingInputs.MarketplaceShare, T.Constant(0)) * revenuePerQuery);
    }
}
