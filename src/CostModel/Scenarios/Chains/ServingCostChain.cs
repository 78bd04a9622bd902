using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;

namespace CostModel.Scenarios.Chains;

/// <summary>Splits the bill of replicas into what tokens of each class take of their time, what starts take, and what nobody uses.</summary>
internal static class ServingCostChain
{
    internal static void Run<T>(in Chain<T> chain, T replicaTokensPerSecond)
        where T : struct, IReal<T>
    {
        if (chain.Plan.ServingPrice is not { } price)
        {
            return;
        }

        T bill = chain.Result(ServingMetrics.CostPerDayUsd);
        T busyReplicas = chain.Result(ServingMetrics.OutputTokensPerDay) / (replicaTokensPerSecond * T.Constant(86400, "s/day"));
        T busy = CostFormulas.FleetCostPerDay(chain.In(ServingInputs.Chips) * busyReplicas, chain.In(price));
        T input = busy * chain.In(Leaves.InputTimeShare);
        T output = busy - input;
        if (chain.Plan.ModelsPrefill)
        {
            chain.Put(ServingCostMetrics.Input, input);
        }

        if (chain.Has(WorkloadInputs.ReasoningShare))
        {
            T reasoning = chain.Put(ServingCostMetrics.Reasoning, output * chain.In(WorkloadInputs.ReasoningShare));
            chain.Put(ServingCostMetrics.Output, output - reasoning);
        }
        else
        {
            chain.Put(ServingCostMetrics.Output, output);
        }

        T idle = bill - busy;
        if (chain.Plan.Scenario.Serving?.Scaling is not null)
        {
            T starts = chain.Put(
                ServingCostMetrics.Starts, chain.Result(FleetScalingMetrics.Starts) * chain.Result(FleetScalingMetrics.ColdStartUsd));
            idle -= starts;
        }

        chain.Put(ServingCostMetrics.Idle, idle);
    }
}
