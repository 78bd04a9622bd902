using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios.Inputs;
using CostModel.Serving;
using CostModel.Validation;

namespace CostModel.Scenarios;

/// <summary>The speed of a scenario's replicas from the architecture, where nobody states it.</summary>
internal static class OperatorServing
{
    /// <summary>Whether the architecture is known, so that a throughput need not be.</summary>
    internal static bool Applies(Scenario scenario)
        => scenario.Serving is { Fleet: null, Throughput: null, Hardware: not null, Depth: not Depth.Napkin } plan
            && (plan.Model ?? scenario.Model)?.Architecture is not null;

    /// <summary>The estimate of one replica, its figures put where the formulas read them; null with faults where the plan is wrong.</summary>
    internal static ServingEstimate? Resolve(Scenario scenario, ScenarioSlots slots, FaultCollector faults)
    {
        ServingPlan given = scenario.Serving!;
        Model model = (given.Model ?? scenario.Model)!;
        ServingPlan plan = given with { Model = model, Workload = LengthsOf(scenario.Workload), Replicas = null };
        if (plan.Chips is null && plan.Layout is null)
        {
            plan = plan with { Chips = FewestChips(plan) };
        }

        if (ServingCompiler.Compile(plan, faults) is not { } compiled)
        {
            return null;
        }

        ServingEstimate estimate = compiled.Estimate();
        var origin = new InputOrigin($"operator model: {model.Id}, {estimate.Plan.Engine!.Name}, {estimate.Plan.Layout}, {estimate.Plan.Precision!.Id}");
        slots.Default(ServingInputs.Chips, estimate.Chips, new InputOrigin("the fewest chips that hold the model and a few requests, a power of two"));
        slots.Set(Leaves.CacheGigabytes, estimate.Memory.Cache.TotalGigabytes, origin);
        slots.Set(Leaves.WeightGigabytes, estimate.Memory.Weights.TotalGigabytes, origin);
        if (estimate.MaxConcurrency <= 0)
        {
            return estimate;
        }

        slots.Set(Leaves.ReplicaTokensPerSecond, estimate.OutputTokensPerSecond.TotalTokensPerSecond, origin);
        slots.Set(Leaves.InputTimeShare, estimate.PromptTimeShare.TotalFraction, origin);
        slots.Set(Leaves.FirstTokenMilliseconds, estimate.TimeToFirstToken.TotalMilliseconds, origin);
        slots.Set(Leaves.PerTokenMilliseconds, estimate.TimePerOutputToken.TotalMilliseconds, origin);
        slots.Set(Leaves.EndToEndSeconds, estimate.EndToEnd.TotalSeconds, origin);
        SetPercentiles(estimate, slots, origin);
        SetReuse(estimate, slots, origin);
        slots.Set(Leaves.Concurrency, estimate.Concurrency, origin);
        slots.Set(Leaves.MaxConcurrency, estimate.MaxConcurrency, origin);
        return estimate;
    }

    private static void SetReuse(ServingEstimate estimate, ScenarioSlots slots, InputOrigin origin)
    {
        if (estimate.Reuse is not { } reuse)
        {
            return;
        }

        slots.Set(WorkloadInputs.CachedShare, reuse.CachedShare.TotalFraction, origin);
        slots.Set(Leaves.WaitingConversations, reuse.Waiting, origin);
        slots.Set(Leaves.ReuseFromMemory, reuse.InMemory.TotalFraction, origin);
        slots.Set(Leaves.ReuseFromHost, reuse.InHost.TotalFraction, origin);
        slots.Set(Leaves.HistoryRecompute, reuse.Recompute.TotalMilliseconds, origin);
        if (reuse.Reload is { } reload)
        {
            slots.Set(Leaves.HistoryReload, reload.TotalMilliseconds, origin);
        }
    }

    private static void SetPercentiles(ServingEstimate estimate, ScenarioSlots slots, InputOrigin origin)
    {
        if (estimate.Percentiles is not { } at)
        {
            return;
        }

        Duration[] times =
        [
            at.TimeToFirstToken.P50, at.TimeToFirstToken.P90, at.TimeToFirstToken.P99,
            at.TimePerOutputToken.P50, at.TimePerOutputToken.P90, at.TimePerOutputToken.P99,
            at.EndToEnd.P50, at.EndToEnd.P90, at.EndToEnd.P99,
        ];
        for (int i = 0; i < times.Length; i++)
        {
            bool isWhole = i >= 6;
            slots.Set(Leaves.Percentiles[i], isWhole ? times[i].TotalSeconds : times[i].TotalMilliseconds, origin);
        }
    }

    /// <summary>Why the deployment is not possible, with the shortfall and what would help; nothing where it is.</summary>
    internal static IEnumerable<string> Obstacles(ServingEstimate? estimate)
        => estimate?.Feasibility is { IsFeasible: false } no ? [no.Remedy is null ? $"serving: {no.Reason}" : $"serving: {no.Reason}; {no.Remedy}"] : [];

    /// <summary>The figures that the model predicted, with their bands. Each leads to other metrics, but for memory, which has none.</summary>
    internal static IEnumerable<UncertainLeaf> Uncertain(ServingEstimate? estimate)
    {
        if (estimate is { MaxConcurrency: > 0, Bands: { } bands })
        {
            var endToEnd = new ErrorBand(1 / bands.Throughput.High, 1 / bands.Throughput.Low, bands.Throughput.Basis);
            yield return new UncertainLeaf(Leaves.ReplicaTokensPerSecond, bands.Throughput);
            yield return new UncertainLeaf(Leaves.FirstTokenMilliseconds, bands.FirstToken);
            yield return new UncertainLeaf(Leaves.PerTokenMilliseconds, bands.PerToken);
            yield return new UncertainLeaf(Leaves.EndToEndSeconds, endToEnd);
            for (int i = 0; estimate.Percentiles is not null && i < Leaves.Percentiles.Length; i++)
            {
                yield return new UncertainLeaf(Leaves.Percentiles[i], (i / 3) switch { 0 => bands.FirstToken, 1 => bands.PerToken, _ => endToEnd });
            }
        }
    }

    /// <summary>Lengths of a query, from totals of a day where those are given.</summary>
    internal static Workload? LengthsOf(Workload? workload)
    {
        if (workload is not { Queries: { TotalPerDay: > 0 } queries })
        {
            return workload;
        }

        Tokens? Each(Rate? perDay) => perDay is { } total ? Tokens.FromTokens(total.TotalPerDay / queries.TotalPerDay) : null;
        return workload with
        {
            InputTokens = workload.InputTokens ?? Each(workload.InputTokensPerDay),
            OutputTokens = workload.OutputTokens ?? Each(workload.OutputTokensPerDay),
        };
    }

    /// <summary>A power of two whose memory holds the weights and several requests; the most that is tried where none does.</summary>
    private static int FewestChips(ServingPlan plan)
    {
        const int most = 64;
        const double requests = 4;
        for (int chips = 1; chips < most; chips *= 2)
        {
            if (ServingCompiler.Compile(plan with { Chips = chips }, new FaultCollector()) is { } compiled
                && compiled.Estimate() is { Feasibility.IsFeasible: true, MaxConcurrency: >= requests })
            {
                return chips;
            }
        }

        return most;
    }
}
