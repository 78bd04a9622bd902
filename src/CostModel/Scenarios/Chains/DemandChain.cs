using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;
using CostModel.Serving;

namespace CostModel.Scenarios.Chains;

/// <summary>From users, queries and lengths to queries and tokens a day.</summary>
internal static class DemandChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        DemandShape demand = chain.Plan.Demand;
        if (demand.HasQueries)
        {
            T queries = chain.Has(WorkloadInputs.Queries)
                ? chain.In(WorkloadInputs.Queries)
                : ServingFormulas.QueriesPerDay(chain.In(WorkloadInputs.Users), chain.In(WorkloadInputs.QueriesPerUser));
            chain.Put(ServingMetrics.QueriesPerDay, queries);
        }

        if (demand.HasTokens)
        {
            T input = TokensPerDay(chain, WorkloadInputs.InputTokensPerDay, WorkloadInputs.InputTokens);
            chain.Put(ServingMetrics.InputTokensPerDay, input);
            chain.Put(ServingMetrics.CachedInputTokensPerDay, CachedPerDay(chain, input));
            chain.Put(ServingMetrics.OutputTokensPerDay, TokensPerDay(chain, WorkloadInputs.OutputTokensPerDay, WorkloadInputs.OutputTokens));
        }
    }

    private static T TokensPerDay<T>(in Chain<T> chain, InputDefinition perDay, InputDefinition perQuery)
        where T : struct, IReal<T>
        => chain.Has(perDay) ? chain.In(perDay)
            : chain.Has(perQuery) ? chain.Result(ServingMetrics.QueriesPerDay) * chain.In(perQuery)
            : T.Constant(0, "token/day");

    private static T CachedPerDay<T>(in Chain<T> chain, T input)
        where T : struct, IReal<T>
        => chain.Has(WorkloadInputs.CachedInputTokensPerDay) ? chain.In(WorkloadInputs.CachedInputTokensPerDay)
            : chain.Has(WorkloadInputs.CachedShare) ? input * chain.In(WorkloadInputs.CachedShare)
            : T.Constant(0, "token/day");
}
