using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;
using CostModel.Serving;

namespace CostModel.Scenarios.Chains;

/// <summary>A fleet that follows the demand of the day, against one that stands ready for its peak.</summary>
internal static class FleetScalingChain
{
    private const double HoursPerDay = 24;

    /// <summary>Accelerators that are paid for in the mean over the day, cold starts included.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="profile">The demand of the day.</param>
    /// <param name="throughput">Output tokens a second of one replica that may be used.</param>
    /// <param name="peakReplicas">Replicas of the busiest step, spare ones included.</param>
    internal static T MeanChips<T>(in Chain<T> chain, DemandProfile profile, T throughput, T peakReplicas)
        where T : struct, IReal<T>
    {
        T perDay = chain.Result(ServingMetrics.OutputTokensPerDay);
        T minimum = chain.Or(FleetScalingInputs.MinimumReplicas, T.Constant(0));
        T spare = chain.Or(ServingPlanInputs.SpareReplicas, T.Constant(0));
        double sum = profile.Steps.Sum();
        double hours = HoursPerDay / profile.Steps.Length;
        T all = T.Constant(0);
        T starts = T.Constant(0);
        T before = Replicas(profile.Steps[^1]);
        foreach (double step in profile.Steps)
        {
            T replicas = Replicas(step);
            all += replicas;
            starts += T.Max(T.Constant(0), replicas - before);
            before = replicas;
        }

        T replicaHours = chain.Put(FleetScalingMetrics.ReplicaHours, all * T.Constant(hours, "h/day"));
        T startsPerDay = chain.Put(FleetScalingMetrics.Starts, starts * T.Constant(1, "start/day"));
        T coldStart = ColdStart(chain);
        T coldHours = startsPerDay * coldStart / T.Constant(3600, "s/h");
        T chips = chain.In(ServingInputs.Chips);
        T mean = chips * (replicaHours + coldHours) / T.Constant(HoursPerDay, "h/day");
        if (chain.Plan.ServingPrice is { } slot)
        {
            T price = chain.In(slot);
            T whole = chain.Put(FleetScalingMetrics.FixedUsd, CostFormulas.FleetCostPerDay(chips * peakReplicas, price));
            chain.Put(FleetScalingMetrics.ColdStartUsd, chips * price * coldStart / T.Constant(3600, "s/h"));
            chain.Put(FleetScalingMetrics.Saving, T.Constant(1) - (CostFormulas.FleetCostPerDay(mean, price) / whole));
        }

        return mean;

        T Replicas(double step)
        {
            T tokensPerSecond = perDay * T.Constant(step / sum * profile.Steps.Length) / T.Constant(86400, "s/day");
            return T.Max(minimum, T.Ceiling(tokensPerSecond / throughput)) + (step > 0 ? spare : T.Constant(0));
        }
    }

    /// <summary>As stated, or weights over the storage's bandwidth and the engine's start.</summary>
    private static T ColdStart<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Has(FleetScalingInputs.ColdStart))
        {
            return chain.Put(FleetScalingMetrics.ColdStartSeconds, chain.In(FleetScalingInputs.ColdStart));
        }

        T weights = chain.In(Leaves.WeightGigabytes) * chain.In(ServingInputs.Chips) * T.Constant(1e9, "B/GB");
        T load = weights / chain.In(FleetScalingInputs.StorageBandwidth) / T.Constant(1, "start");
        return chain.Put(FleetScalingMetrics.ColdStartSeconds, load + chain.Or(FleetScalingInputs.EngineStart, T.Constant(0, "s/start")));
    }
}
