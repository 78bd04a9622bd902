using CostModel.Formulas;
using CostModel.Scenarios.Chains.Economics;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;

namespace CostModel.Scenarios.Chains;

/// <summary>Energy of a deployment per query and token: by the scenario's <c>energy</c> section, or as is usual where it has none.</summary>
internal static class ServingEnergyChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        bool isStated = chain.Plan.Scenario.Energy is not null;
        bool hasChips = chain.Plan.ServingMode == ServingMode.StatedFleet || chain.Has(ServingInputs.Throughput) || chain.Plan.Serving is { MaxConcurrency: > 0 };
        if (!chain.Plan.ServesChips || !hasChips || (isStated ? !EnergyChain.HasDraw(chain) : !chain.Has(Leaves.ServingDraw)))
        {
            return;
        }

        T draw = isStated ? EnergyChain.Draw(chain) : chain.In(Leaves.ServingDraw);
        T wattHours = chain.Result(ServingMetrics.ChipsUsed) * draw * T.Constant(24, "h/day");
        if (chain.Plan.Demand.HasQueries)
        {
            chain.Put(ServingMetrics.EnergyPerQueryWh, wattHours / chain.Result(ServingMetrics.QueriesPerDay));
        }

        if (chain.Plan.Demand.HasTokens || chain.Plan.ServingMode == ServingMode.Replicas)
        {
            chain.Put(ServingMetrics.JoulesPerToken, wattHours * T.Constant(3600, "J/W/h") / chain.Result(ServingMetrics.OutputTokensPerDay));
        }
    }
}
