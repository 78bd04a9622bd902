using CostModel.Serving.Loads;
using CostModel.Serving.Queueing;
using CostModel.Serving.Steps;

namespace CostModel.Serving;

/// <summary>Evaluates a compiled plan under its load, or under the most that its objective allows.</summary>
internal static class ServingEstimator
{
    private static readonly RandomArrivals[] s_percentiles = [RandomArrivals.At(0.5), RandomArrivals.At(0.9), RandomArrivals.At(0.99)];

    internal static ServingEstimate Estimate(CompiledServingPlan plan)
    {
        ServingFeasibility memory = ServingLimits.Memory(plan);
        if (!memory.IsFeasible)
        {
            return ToEstimate(plan, memory, default, 0);
        }

        (LoopTime time, double concurrency) = Evaluate(plan);
        if (!double.IsFinite(time.Wait))
        {
            return ToEstimate(plan, ServingLimits.Overload(plan, time), default, 0);
        }

        return ToEstimate(plan, ServingLimits.Objective(plan, Felt(plan, time, concurrency)), time, concurrency);
    }

    /// <summary>One replica under its share of the load, with the load that it carries.</summary>
    internal static (LoopTime Time, double Concurrency) Evaluate(CompiledServingPlan plan)
    {
        ServingPlan given = plan.Plan;
        double replicas = plan.Replicas;
        switch (given.Load)
        {
            case ClosedLoad closed when given.Disaggregation is { } pools:
                return (DisaggregatedModel.Evaluate(plan, pools, closed.Concurrency, ProtocolOf(closed)), closed.Concurrency);
            case ClosedLoad closed:
                double each = Math.Max(1, closed.Concurrency / replicas);
                return (plan.Loop(each, ProtocolOf(closed)), each);
            case OfflineLoad offline:
                double most = offline.MaxSequences ?? Math.Max(plan.Step.Engine.MaxSequences, 2048);
                LoopTime run = FiniteRunModel.Evaluate(plan.Step, plan.Memory, plan.Shape, offline.Requests / replicas, most, plan.Drafts);
                return (run, run.Running);
            case StaticLoad batch:
                return (StaticBatchModel.Evaluate(plan.Step, plan.Shape, Math.Max(1, batch.Batch / replicas), batch.PromptSpread, plan.Drafts), batch.Batch / replicas);
            case OpenLoad open:
                return OpenLoopModel.Evaluate(plan, open.RequestsPerSecond / replicas, open.Requests / replicas);
            default:
                double found = ServingLimits.Concurrency(plan);
                return (plan.Steady(found), found);
        }
    }

    /// <summary>What the objective is compared with: the mean, or the percentile that it names where requests come one by one.</summary>
    private static LoopTime Felt(CompiledServingPlan plan, in LoopTime time, double concurrency)
        => plan.Plan is { Load: null or ClosedLoad or OpenLoad, Disaggregation: null, Objective.Percentile: not null }
            ? plan.Experienced(concurrency)
            : time;

    /// <summary>Percentiles where arrivals are random: at a rate, or as an objective's percentile supposes.</summary>
    private static ServingPercentiles? PercentilesOf(CompiledServingPlan plan, in LoopTime time, double concurrency)
    {
        bool isRandom = plan.Plan is { Load: OpenLoad, Disaggregation: null } or { Load: null, Objective.Percentile: not null };
        if (!isRandom || time.Room <= 0)
        {
            return null;
        }

        LoopTime[] times = [.. s_percentiles.Select(arrivals => arrivals.Of(plan, concurrency))];
        return times.All(at => double.IsFinite(at.EndToEnd))
            ? new ServingPercentiles(Three(times, at => at.FirstToken), Three(times, at => at.PerToken), Three(times, at => at.EndToEnd))
            : null;
    }

    private static (Duration P50, Duration P90, Duration P99) Three(LoopTime[] times, Func<LoopTime, double> seconds)
        => (Duration.FromSeconds(seconds(times[0])), Duration.FromSeconds(seconds(times[1])), Duration.FromSeconds(seconds(times[2])));

    private static LoopProtocol ProtocolOf(ClosedLoad closed) => new(closed.Rounds, closed.HasEqualLengths);

    private static ServingEstimate ToEstimate(CompiledServingPlan plan, ServingFeasibility feasibility, in LoopTime time, double concurrency)
    {
        double scale = plan.Plan.Disaggregation is null ? plan.Replicas : 1;
        double output = time.OutputPerSecond * scale;
        return new ServingEstimate
        {
            Plan = plan.Plan,
            Feasibility = feasibility,
            Concurrency = concurrency * scale,
            MaxConcurrency = time.Room * scale,
            TimeToFirstToken = Duration.FromSeconds(time.FirstToken),
            TimePerOutputToken = Duration.FromSeconds(time.PerToken),
            EndToEnd = Duration.FromSeconds(time.EndToEnd),
            OutputTokensPerSecond = TokensPerSecond.FromTokensPerSecond(output),
            InputTokensPerSecond = TokensPerSecond.FromTokensPerSecond(output * plan.Shape.Input / plan.Shape.Output),
            PromptTokensPerSecond = TokensPerSecond.FromTokensPerSecond(PromptRate(plan, time)),
            Reuse = time.Room > 0 ? plan.Reuse?.Describe(concurrency) : null,
            Percentiles = PercentilesOf(plan, time, concurrency),
            PromptTimeShare = Ratio.FromFraction(time.PromptShare),
            Memory = MemoryOf(plan),
            Step = BreakdownOf(plan, Math.Max(1, time.Running)),
            Chips = plan.Plan.Disaggregation?.Chips ?? (plan.Step.Layout.Chips * plan.Replicas),
            Bands = plan.Bands,
        };
    }

    /// <summary>A pipeline works on pieces of a prompt at once; its stages fill and drain.</summary>
    private static double PromptRate(CompiledServingPlan plan, in LoopTime time)
    {
        if (time.PromptSeconds <= 0)
        {
            return 0;
        }

        const double pieceTokens = 512;
        double stages = plan.Step.Layout.Pipeline;
        double pieces = Math.Max(1, plan.Shape.Prompt / pieceTokens);
        double batch = plan.Plan.Load is StaticLoad ? time.Running : 1;
        return plan.Replicas * batch * plan.Shape.Input / time.PromptSeconds * stages * pieces / (pieces + stages - 1);
    }

    private static ServingMemory MemoryOf(CompiledServingPlan plan) => new(
        Bytes.FromBytes(plan.Memory.Capacity),
        Bytes.FromBytes(plan.Memory.Weights),
        Bytes.FromBytes(plan.Memory.Working),
        Bytes.FromBytes(Math.Max(0, plan.Memory.Cache)),
        Bytes.FromBytes(plan.Memory.SequenceBytes(plan.Shape.Context)));

    private static StepBreakdown BreakdownOf(CompiledServingPlan plan, double running)
    {
        StepTime step = plan.Step.Evaluate(new StepLoad(running, plan.Shape.Context, RowsPerSequence: plan.Drafts.RowsPerSequence));
        return new StepBreakdown(
            Duration.FromSeconds(step.Seconds),
            Duration.FromSeconds(step.Projections),
            Duration.FromSeconds(step.Attention),
            Duration.FromSeconds(step.FeedForward),
            Duration.FromSeconds(step.Experts),
            Duration.FromSeconds(step.Communication),
            Duration.FromSeconds(step.Elementwise),
            Duration.FromSeconds(step.Head),
            Duration.FromSeconds(step.Host));
    }
}
