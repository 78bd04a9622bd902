using CostModel.Serving.Loads;
using CostModel.Serving.Memory;
using CostModel.Serving.Steps;

namespace CostModel.Serving;

/// <summary>Where a deployment ends: memory, and what requests must experience.</summary>
internal static class ServingLimits
{
    private const int Bisections = 40;

    /// <summary>Whether weights and one request fit, and what would make them.</summary>
    internal static ServingFeasibility Memory(CompiledServingPlan plan)
    {
        ReplicaMemory memory = plan.Memory;
        double request = memory.SequenceBytes(plan.Shape.Input + plan.Shape.Output);
        if (memory.Cache >= request / plan.Step.Layout.AttentionData || memory.Cache >= request)
        {
            return ServingFeasibility.Feasible;
        }

        double shortfall = request - memory.Cache;
        string reason = FormattableString.Invariant(
            $"weights of {memory.Weights / 1e9:0.#} GB and a cache of {request / 1e9:0.##} GB for one request are {shortfall / 1e9:0.#} GB more than the {memory.Capacity / 1e9:0.#} GB of a chip leave beside {memory.Working / 1e9:0.#} GB of working memory");
        return new ServingFeasibility(false, reason, Remedy(plan));
    }

    /// <summary>Whether the objective is met.</summary>
    internal static ServingFeasibility Objective(CompiledServingPlan plan, in LoopTime time)
    {
        if (plan.Plan.Objective is not { IsEmpty: false } objective || Meets(objective, time))
        {
            return ServingFeasibility.Feasible;
        }

        LoopTime floor = plan.Steady(1);
        string? missed = Missed(objective, time);
        string floorText = Missed(objective, floor) is { } unreachable
            ? $"even one request at a time takes {unreachable}; {FloorCause(plan)} sets that floor"
            : $"it takes {missed} under this load";
        string remedy = Missed(objective, floor) is null
            ? FormattableString.Invariant($"carry at most {Concurrency(plan):0} requests per replica")
            : "use more chips per replica, a narrower precision, or faster hardware";
        return new ServingFeasibility(false, floorText, remedy);
    }

    /// <summary>Requests in flight of one replica at which the objective is just met; with none, as many as the cache and the engine hold.</summary>
    internal static double Concurrency(CompiledServingPlan plan)
    {
        LoopTime one = plan.Steady(1);
        double most = Math.Max(1, Math.Min(one.Room, plan.Step.Engine.MaxSequences * plan.Step.Layout.AttentionData));
        if (plan.Plan.Objective is not { IsEmpty: false } objective || Meets(objective, plan.Steady(most)))
        {
            return Math.Floor(most);
        }

        double low = 1;
        double high = most;
        for (int i = 0; i < Bisections && high - low > 0.01; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = Meets(objective, plan.Steady(middle)) ? (middle, high) : (low, middle);
        }

        return Math.Max(1, Math.Floor(low));
    }

    internal static bool Meets(ServingObjective objective, in LoopTime time)
        => time.FirstToken <= (objective.TimeToFirstToken?.TotalSeconds ?? double.PositiveInfinity)
            && time.PerToken <= (objective.TimePerOutputToken?.TotalSeconds ?? double.PositiveInfinity)
            && time.EndToEnd <= (objective.EndToEnd?.TotalSeconds ?? double.PositiveInfinity);

    private static string? Missed(ServingObjective objective, in LoopTime time)
    {
        if (objective.TimePerOutputToken is { } perToken && time.PerToken > perToken.TotalSeconds)
        {
            return FormattableString.Invariant($"{time.PerToken * 1e3:0.#} ms per token, not {perToken.TotalSeconds * 1e3:0.#} ms");
        }

        if (objective.TimeToFirstToken is { } first && time.FirstToken > first.TotalSeconds)
        {
            return FormattableString.Invariant($"{time.FirstToken * 1e3:0} ms to the first token, not {first.TotalSeconds * 1e3:0} ms");
        }

        return objective.EndToEnd is { } end && time.EndToEnd > end.TotalSeconds
            ? FormattableString.Invariant($"{time.EndToEnd:0.##} s to the last token, not {end.TotalSeconds:0.##} s")
            : null;
    }

    /// <summary>The largest part of a step for one request.</summary>
    private static string FloorCause(CompiledServingPlan plan)
    {
        StepTime step = plan.Step.Evaluate(new StepLoad(1, plan.Shape.Context));
        (string Name, double Seconds)[] parts =
        [
            ("reading dense weights", step.Projections + step.FeedForward + step.Head),
            ("reading expert weights", step.Experts),
            ("attention over the context", step.Attention),
            ("communication between chips", step.Communication),
            ("launching small kernels", step.Elementwise),
            ("the engine's host code", step.Host),
        ];
        return parts.MaxBy(part => part.Seconds).Name;
    }

    private static string Remedy(CompiledServingPlan plan)
    {
        foreach (int chips in (int[])[2, 4, 8, 16, 32, 64])
        {
            if (chips > plan.Step.Layout.Chips && Fits(plan, plan.Plan.Precision!, chips))
            {
                return FormattableString.Invariant($"{chips} chips per replica would hold it at {plan.Plan.Precision!.Id}");
            }

            foreach (string narrower in (string[])["fp8", "fp4", "int4"])
            {
                WeightFormat format = WeightFormat.ById[narrower];
                if (chips >= plan.Step.Layout.Chips
                    && format.BytesPerParameter < plan.Plan.Precision!.BytesPerParameter
                    && Fits(plan, format, Math.Max(plan.Step.Layout.Chips, 1)))
                {
                    return FormattableString.Invariant($"{narrower} would fit on {plan.Step.Layout.Chips} chips");
                }
            }
        }

        return "hardware with more memory, or a smaller model";
    }

    private static bool Fits(CompiledServingPlan plan, WeightFormat format, int chips)
    {
        ServingPlan changed = plan.Plan with { Precision = format, Layout = new ServingLayout(Tensor: chips), Chips = chips };
        var compiled = new CompiledServingPlan(changed, plan.Plan.Model!.Architecture!, plan.Constants);
        return compiled.Memory.Cache >= compiled.Memory.SequenceBytes(plan.Shape.Input + plan.Shape.Output);
    }
}
