using System.Collections.Immutable;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios.Inputs;
using CostModel.Serving;
using CostModel.Validation;

namespace CostModel.Scenarios;

/// <summary>The speed of a scenario's replicas from the architecture, where nobody states it.</summary>
internal static class OperatorServing
{
    private static readonly InputOrigin s_fewest = new("the fewest chips that hold the model and a few requests, a power of two");

    private static readonly ImmutableArray<(Slot Slot, Func<ServingEstimate, double> Of)> s_found =
    [
        (Leaves.CacheGigabytes, estimate => estimate.Memory.Cache.TotalGigabytes),
        (Leaves.WeightGigabytes, estimate => estimate.Memory.Weights.TotalGigabytes),
        (Leaves.InputTimeShare, estimate => estimate.MaxConcurrency > 0 ? estimate.PromptTimeShare.TotalFraction : 0),
        (Leaves.ReplicaTokensPerSecond, estimate => IfServing(estimate, estimate.OutputTokensPerSecond.TotalTokensPerSecond)),
        (Leaves.FirstTokenMilliseconds, estimate => IfServing(estimate, estimate.TimeToFirstToken.TotalMilliseconds)),
        (Leaves.PerTokenMilliseconds, estimate => IfServing(estimate, estimate.TimePerOutputToken.TotalMilliseconds)),
        (Leaves.EndToEndSeconds, estimate => IfServing(estimate, estimate.EndToEnd.TotalSeconds)),
        (Leaves.Concurrency, estimate => IfServing(estimate, estimate.Concurrency)),
        (Leaves.MaxConcurrency, estimate => IfServing(estimate, estimate.MaxConcurrency)),
        .. Leaves.Percentiles.Select((leaf, i) => ((Slot)leaf, (Func<ServingEstimate, double>)(estimate => PercentileAt(estimate, i)))),
    ];

    private static readonly ImmutableArray<(Slot Slot, Func<ServingEstimate, double> Of)> s_foundWithChips
        = [(ServingInputs.Chips, estimate => estimate.Chips), .. s_found];

    /// <summary>Whether the architecture is known, so that a throughput need not be.</summary>
    internal static bool Applies(Scenario scenario)
        => scenario.Serving is { Fleet: null, Throughput: null, Hardware: not null, Depth: not Depth.Napkin } plan
            && (plan.Model ?? scenario.Model)?.Architecture is not null;

    /// <summary>The estimate of one replica, its figures put where the formulas read them; null with faults where the plan is wrong.</summary>
    internal static ServingEstimate? Resolve(Scenario scenario, ScenarioSlots slots, FaultCollector faults)
    {
        if (Compile(scenario, null, faults) is not { } compiled)
        {
            return null;
        }

        ServingEstimate estimate = compiled.Estimate();
        ServingPlan plan = estimate.Plan;
        var origin = new InputOrigin($"operator model: {plan.Model!.Id}, {plan.Engine!.Name}, {plan.Layout}, {plan.Precision!.Id}");
        foreach ((Slot slot, Func<ServingEstimate, double> of) in Found(scenario))
        {
            if (of(estimate) is var found && !double.IsNaN(found))
            {
                slots.Set(slot, found, slot == ServingInputs.Chips ? s_fewest : origin);
            }
        }

        SetReuse(estimate, slots, origin);
        return estimate;
    }

    /// <summary>The plan of one replica, or null with faults.</summary>
    /// <param name="scenario">The scenario; the model applies to it.</param>
    /// <param name="similar">The plan of a similar scenario, whose models are used again where they are the same.</param>
    /// <param name="faults">Gathers what is wrong.</param>
    internal static CompiledServingPlan? Compile(Scenario scenario, CompiledServingPlan? similar, FaultCollector faults)
    {
        ServingPlan given = scenario.Serving!;
        ServingPlan plan = given with { Model = given.Model ?? scenario.Model, Workload = LengthsOf(scenario.Workload), Replicas = null };
        if (plan.Chips is null && plan.Layout is null)
        {
            plan = plan with { Chips = FewestChips(plan) };
        }

        return ServingCompiler.Compile(plan, faults, similar);
    }

    /// <summary>What the model finds of one replica, and where formulas read it.</summary>
    internal static ImmutableArray<(Slot Slot, Func<ServingEstimate, double> Of)> Found(Scenario scenario)
        => scenario.Serving!.Chips is null ? s_foundWithChips : s_found;

    /// <summary>A replica without room for a request has no speed.</summary>
    private static double IfServing(ServingEstimate estimate, double value) => estimate.MaxConcurrency > 0 ? value : double.NaN;

    /// <summary>A percentile of the first token, the next ones or the whole answer over its mean; NaN where there is none.</summary>
    private static double PercentileAt(ServingEstimate estimate, int index)
    {
        if (estimate.Percentiles is not { } at)
        {
            return double.NaN;
        }

        ((Duration P50, Duration P90, Duration P99) times, Duration mean) = (index / 3) switch
        {
            0 => (at.TimeToFirstToken, estimate.TimeToFirstToken),
            1 => (at.TimePerOutputToken, estimate.TimePerOutputToken),
            _ => (at.EndToEnd, estimate.EndToEnd),
        };
        Duration time = (index % 3) switch { 0 => times.P50, 1 => times.P90, _ => times.P99 };
        return time.TotalSeconds / mean.TotalSeconds;
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

    /// <summary>Why the deployment is not possible, with the shortfall and what would help; nothing where it is.</summary>
    internal static IEnumerable<string> Obstacles(ServingEstimate? estimate)
        => estimate?.Feasibility is { IsFeasible: false } no ? [no.Remedy is null ? $"serving: {no.Reason}" : $"serving: {no.Reason}; {no.Remedy}"] : [];

    /// <summary>The figures that the model predicted, with their bands. Each leads to other metrics, but for memory, which has none.</summary>
    internal static IEnumerable<UncertainLeaf> Uncertain(ServingEstimate? estimate)
    {
        if (estimate is { MaxConcurrency: > 0, Bands: { } bands })
        {
            yield return new UncertainLeaf(Leaves.ReplicaTokensPerSecond, "serving throughput", bands.Throughput);
            yield return new UncertainLeaf(Leaves.FirstTokenMilliseconds, "time to first token", bands.FirstToken);
            yield return new UncertainLeaf(Leaves.PerTokenMilliseconds, "time per output token", bands.PerToken);
            yield return new UncertainLeaf(Leaves.EndToEndSeconds, "end-to-end time", new ErrorBand(1 / bands.Throughput.High, 1 / bands.Throughput.Low, bands.Throughput.Basis));
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
