using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics;
using CostModel.Serving;

namespace CostModel.Scenarios.Chains;

/// <summary>From demand and a deployment, or a tariff, to the serving bill and its unit costs.</summary>
internal static class ServingChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        Speed(chain);
        Conversation(chain);
        switch (chain.Plan.ServingMode)
        {
            case ServingMode.Api:
                Bill(chain, ApiBillPerDay(chain));
                break;
            case ServingMode.StatedBill:
                Bill(chain, chain.In(StatedTrainingInputs.ServingCost) * T.Constant(24, "h/day"));
                break;
            case ServingMode.StatedFleet:
                RentBill(chain, chain.Put(ServingMetrics.ChipsUsed, FleetChips(chain)));
                break;
            case ServingMode.Replicas when chain.Plan.Demand.HasTokens:
                RentBill(chain, chain.Put(ServingMetrics.ChipsUsed, ReplicaChips(chain)));
                ServingCostChain.Run(chain, ReplicaTokensPerSecond(chain));
                break;
            case ServingMode.Replicas:
                PerTokenAtUtilization(chain);
                break;
        }

        ServingEnergyChain.Run(chain);
    }

    /// <summary>What the operator-level model found for one replica.</summary>
    private static void Speed<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Plan.Serving is null)
        {
            return;
        }

        T firstToken = chain.Put(ServingMetrics.TimeToFirstTokenMs, chain.In(Leaves.FirstTokenMilliseconds));
        T perToken = chain.Put(ServingMetrics.TimePerOutputTokenMs, chain.In(Leaves.PerTokenMilliseconds));
        T endToEnd = chain.Put(ServingMetrics.EndToEndSeconds, chain.In(Leaves.EndToEndSeconds));
        for (int i = 0; i < Leaves.Percentiles.Length; i++)
        {
            if (chain.Has(Leaves.Percentiles[i]))
            {
                // An error of the mean is one of its percentiles, too.
                T mean = (i / 3) switch { 0 => firstToken, 1 => perToken, _ => endToEnd };
                chain.Put(ServingMetrics.Percentiles[i], mean * chain.In(Leaves.Percentiles[i]));
            }
        }

        chain.Put(ServingMetrics.OutputTokensPerSecond, chain.In(Leaves.ReplicaTokensPerSecond));
        chain.Put(ServingMetrics.Concurrency, chain.In(Leaves.Concurrency));
        chain.Put(ServingMetrics.MaxConcurrency, chain.In(Leaves.MaxConcurrency));
        chain.Put(ServingMetrics.WeightsPerChipGb, chain.In(Leaves.WeightGigabytes));
        chain.Put(ServingMetrics.CachePerChipGb, chain.In(Leaves.CacheGigabytes));
    }

    /// <summary>Turns whose context grows.</summary>
    private static void Conversation<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (!chain.Has(WorkloadInputs.Turns))
        {
            return;
        }

        chain.Put(ConversationMetrics.MeanInputTokens, chain.In(WorkloadInputs.InputTokens));
        chain.Put(ConversationMetrics.CachedShare, chain.In(WorkloadInputs.CachedShare));
        if (chain.Has(WorkloadInputs.OutputTokens))
        {
            chain.Put(
                ConversationMetrics.TokensPerConversation,
                chain.In(WorkloadInputs.Turns) * (chain.In(WorkloadInputs.InputTokens) + chain.In(WorkloadInputs.OutputTokens)));
        }

        PutLeaf(chain, ConversationMetrics.Waiting, Leaves.WaitingConversations);
        PutLeaf(chain, ConversationMetrics.InMemory, Leaves.ReuseFromMemory);
        PutLeaf(chain, ConversationMetrics.InHost, Leaves.ReuseFromHost);
        PutLeaf(chain, ConversationMetrics.ReloadMs, Leaves.HistoryReload);
        PutLeaf(chain, ConversationMetrics.RecomputeMs, Leaves.HistoryRecompute);
    }

    private static void PutLeaf<T>(in Chain<T> chain, MetricDefinition metric, Leaf leaf)
        where T : struct, IReal<T>
    {
        if (chain.Has(leaf))
        {
            chain.Put(metric, chain.In(leaf));
        }
    }

    private static void RentBill<T>(in Chain<T> chain, T chips)
        where T : struct, IReal<T>
    {
        if (chain.Plan.ServingPrice is { } price)
        {
            Bill(chain, CostFormulas.FleetCostPerDay(chips, chain.In(price)));
        }
    }

    /// <summary>A stated throughput, or that of the operator model.</summary>
    internal static T ReplicaTokensPerSecond<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(ServingInputs.Throughput) ? chain.In(ServingInputs.Throughput) : chain.In(Leaves.ReplicaTokensPerSecond);

    private static T FleetChips<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(ServingInputs.FleetChips)
            ? chain.In(ServingInputs.FleetChips)
            : chain.In(ServingInputs.FleetServers) * chain.In(ServingInputs.FleetChipsPerServer);

    private static T ReplicaChips<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        T perDay = chain.Result(ServingMetrics.OutputTokensPerDay);
        T peakToMean = chain.In(WorkloadInputs.PeakToMean);
        T throughput = ReplicaTokensPerSecond(chain);
        T needed = ServingFormulas.Replicas(perDay, peakToMean, throughput, chain.In(ServingInputs.Utilization));
        T replicas = chain.Put(
            ServingMetrics.Replicas, chain.Has(ServingPlanInputs.SpareReplicas) ? needed + chain.In(ServingPlanInputs.SpareReplicas) : needed);
        chain.Put(ServingMetrics.Headroom, ServingFormulas.Headroom(perDay, peakToMean, throughput, replicas));
        return chain.Plan.Scenario is { Serving.Scaling: not null, Workload.Profile: { } profile }
            ? FleetScalingChain.MeanChips(chain, profile, throughput * chain.In(ServingInputs.Utilization), replicas)
            : chain.In(ServingInputs.Chips) * replicas;
    }

    private static T ApiBillPerDay<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        T zero = T.Constant(0, "USD/day");
        T byQuery = chain.Has(ApiInputs.PerQuery) ? chain.Result(ServingMetrics.QueriesPerDay) * chain.In(ApiInputs.PerQuery) : zero;
        return chain.Plan.HasTokenTariff ? byQuery + TokenBill(chain) : byQuery;
    }

    private static T TokenBill<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => CostFormulas.TokenBillPerDay(
            chain.Result(ServingMetrics.InputTokensPerDay),
            chain.Result(ServingMetrics.CachedInputTokensPerDay),
            chain.Result(ServingMetrics.OutputTokensPerDay),
            chain.In(ApiInputs.PerMillionInputTokens),
            chain.In(ApiInputs.PerMillionCachedInputTokens),
            chain.In(ApiInputs.PerMillionOutputTokens));

    /// <summary>The bill of a day, and what it is per query and per token.</summary>
    private static void Bill<T>(in Chain<T> chain, T costPerDay)
        where T : struct, IReal<T>
    {
        T cost = chain.Put(ServingMetrics.CostPerDayUsd, costPerDay);
        chain.Put(ServingMetrics.CostPerYearUsd, cost * (chain.In(Leaves.HoursPerYear) / T.Constant(24, "h/day")));
        if (chain.Plan.Demand.HasQueries)
        {
            T perQuery = chain.Put(ServingMetrics.CostPerQueryUsd, cost / chain.Result(ServingMetrics.QueriesPerDay));
            if (chain.Has(WorkloadInputs.Turns))
            {
                chain.Put(ConversationMetrics.CostPerConversation, perQuery * chain.In(WorkloadInputs.Turns));
            }
        }

        if (!chain.Plan.Demand.HasTokens)
        {
            return;
        }

        T input = chain.Result(ServingMetrics.InputTokensPerDay);
        T output = chain.Result(ServingMetrics.OutputTokensPerDay);
        T inputShare = chain.In(Leaves.InputTimeShare);
        chain.Put(ServingMetrics.CostPerMillionTokensUsd, CostFormulas.PerMillion(cost, input + output));
        chain.Put(ServingMetrics.CostPerMillionOutputTokensUsd, CostFormulas.PerMillion(cost - (cost * inputShare), output));
        if (chain.Plan.ModelsPrefill)
        {
            chain.Put(ServingMetrics.CostPerMillionInputTokensUsd, CostFormulas.PerMillion(cost * inputShare, input));
        }
    }

    /// <summary>Without demand: what a token costs on one replica at the stated utilisation.</summary>
    private static void PerTokenAtUtilization<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        T chips = chain.Put(ServingMetrics.ChipsUsed, chain.In(ServingInputs.Chips));
        T tokensPerDay = chain.Put(
            ServingMetrics.OutputTokensPerDay,
            ReplicaTokensPerSecond(chain) * chain.In(ServingInputs.Utilization) * T.Constant(86400, "s/day"));
        if (chain.Plan.ServingPrice is { } price)
        {
            T costPerDay = chain.Put(ServingMetrics.CostPerDayUsd, CostFormulas.FleetCostPerDay(chips, chain.In(price)));
            chain.Put(ServingMetrics.CostPerMillionOutputTokensUsd, CostFormulas.PerMillion(costPerDay, tokensPerDay));
        }
    }
}
