using CostModel.Serving.Loads;
using CostModel.Serving.Memory;

namespace CostModel.Serving;

/// <summary>Where a deployment ends: memory, and what requests must experience.</summary>
internal static class ServingLimits
{
    /// <summary>Whether weights and one request fit, and what would make them.</summary>
    internal static ServingFeasibility Memory(CompiledServingPlan plan)
    {
        if (Fits(plan))
        {
            return ServingFeasibility.Feasible;
        }

        ReplicaMemory memory = plan.Memory;
        double request = RequestBytes(plan);
        double shortfall = Shortfall(plan);
        string reason = FormattableString.Invariant(
            $"weights of {memory.Weights / 1e9:0.#} GB and a cache of {request / 1e9:0.##} GB for one request are {shortfall / 1e9:0.#} GB more than the {memory.Capacity / 1e9:0.#} GB of a chip leave beside {memory.Working / 1e9:0.#} GB of working memory");
        return new ServingFeasibility(false, reason, Remedy(plan));
    }

    /// <summary>Whether weights and one request fit.</summary>
    internal static bool Fits(CompiledServingPlan plan) => plan.Memory.Cache >= RequestBytes(plan) / plan.Step.Layout.AttentionData;

    /// <summary>Requests arrive faster than they can be answered, without end.</summary>
    internal static ServingFeasibility Overload(CompiledServingPlan plan, in LoopTime full)
    {
        double arriving = ((OpenLoad)plan.Plan.Load!).RequestsPerSecond;
        double answered = full.OutputPerSecond / plan.Shape.Output * plan.Replicas;
        return new ServingFeasibility(
            false,
            FormattableString.Invariant($"{arriving:0.##} requests a second arrive, and at most {answered:0.##} are answered: the queue grows without end"),
            FormattableString.Invariant($"spread them over {Math.Ceiling(plan.Replicas * arriving / answered):0} replicas, or use more chips"));
    }

    /// <summary>Bytes that one accelerator lacks for the weights and one request; negative where it has room.</summary>
    internal static double Shortfall(CompiledServingPlan plan) => RequestBytes(plan) - plan.Memory.Cache;

    /// <summary>Whether the objective is met.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="time">What requests experience, in the mean or at the objective's percentile.</param>
    internal static ServingFeasibility Objective(CompiledServingPlan plan, in LoopTime time)
    {
        if (plan.Plan.Objective is not { IsEmpty: false } objective || Meets(objective, time))
        {
            return ServingFeasibility.Feasible;
        }

        LoopTime floor = plan.Experienced(1);
        if (ServingFloor.Of(plan, objective, floor) is { } unreachable)
        {
            return new ServingFeasibility(false, unreachable, "use more chips per replica, a narrower precision, or faster hardware");
        }

        return new ServingFeasibility(
            false,
            $"it takes {ServingFloor.Missed(objective, time)} under this load",
            FormattableString.Invariant($"carry at most {Concurrency(plan):0} requests per replica"));
    }

    /// <summary>Requests in flight of one replica at which the objective is just met; with none, as many as the cache and the engine hold.</summary>
    internal static double Concurrency(CompiledServingPlan plan)
    {
        double most = plan.MostConcurrency(plan.Steady(1));
        if (plan.Plan.Objective is not { IsEmpty: false } objective || Meets(objective, plan.Experienced(most)))
        {
            return most;
        }

        double low = 1;
        double high = most;
        while (high - low > 1)
        {
            double middle = Math.Floor((low + high) / 2);
            (low, high) = Meets(objective, plan.Experienced(middle)) ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>What keeps a replica with so many requests in flight from carrying one more.</summary>
    internal static ServingBound BoundOf(CompiledServingPlan plan, double concurrency)
    {
        if (plan.Plan.Objective is { IsEmpty: false } objective && concurrency < plan.MostConcurrency(plan.Steady(1)))
        {
            LoopTime next = plan.Experienced(concurrency + 1);
            return next.PerToken > objective.TimePerOutputToken?.TotalSeconds ? ServingBound.TimePerOutputToken
                : next.FirstToken > objective.TimeToFirstToken?.TotalSeconds ? ServingBound.TimeToFirstToken
                : ServingBound.EndToEnd;
        }

        return plan.Steady(1).Room < plan.Step.Engine.MaxSequences * plan.Step.Layout.AttentionData ? ServingBound.CacheMemory : ServingBound.EngineBatch;
    }

    internal static bool Meets(ServingObjective objective, in LoopTime time)
        => time.FirstToken <= (objective.TimeToFirstToken?.TotalSeconds ?? double.PositiveInfinity)
            && time.PerToken <= (objective.TimePerOutputToken?.TotalSeconds ?? double.PositiveInfinity)
            && time.EndToEnd <= (objective.EndToEnd?.TotalSeconds ?? double.PositiveInfinity);

    private static double RequestBytes(CompiledServingPlan plan) => plan.Memory.SequenceBytes(plan.Shape.Input + plan.Shape.Output);

    private static string Remedy(CompiledServingPlan plan)
    {
        foreach (int chips in (int[])[2, 4, 8, 16, 32, 64])
        {
            if (chips > plan.Step.Layout.Chips && FitsOn(plan, plan.Plan.Precision!, chips))
            {
                return FormattableString.Invariant($"{chips} chips per replica would hold it at {plan.Plan.Precision!.Id}");
            }

            foreach (string narrower in (string[])["fp8", "fp4", "int4"])
            {
                WeightFormat format = WeightFormat.ById[narrower];
                if (chips >= plan.Step.Layout.Chips
                    && format.BytesPerParameter < plan.Plan.Precision!.BytesPerParameter
                    && FitsOn(plan, format, Math.Max(plan.Step.Layout.Chips, 1)))
                {
                    return FormattableString.Invariant($"{narrower} would fit on {plan.Step.Layout.Chips} chips");
                }
            }
        }

        return "hardware with more memory, or a smaller model";
    }

    private static bool FitsOn(CompiledServingPlan plan, WeightFormat format, int chips)
    {
        ServingPlan changed = plan.Plan with { Precision = format, Layout = new ServingLayout(Tensor: chips), Chips = chips };
        var compiled = new CompiledServingPlan(changed, plan.Plan.Model!.Architecture!, plan.Constants);
        return Fits(compiled);
    }
}
