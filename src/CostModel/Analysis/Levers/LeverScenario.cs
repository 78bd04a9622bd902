using CostModel.Economics;
using CostModel.Efficiency;
using CostModel.Scenarios;
using CostModel.Serving;
using CostModel.Training;

namespace CostModel.Analysis.Levers;

/// <summary>Turns a scenario into the one that a set of techniques makes of it, by its own inputs, so that every figure comes from the same chain.</summary>
internal static class LeverScenario
{
    internal static Scenario Of(Scenario scenario, LeverBase basis, IReadOnlyCollection<Technique> techniques)
    {
        Scenario changed = scenario with { Training = Training(scenario.Training, basis, techniques) };
        ServingEffect[] effects = [.. techniques.Select(technique => technique.Serving).OfType<ServingEffect>()];
        if (effects.Length == 0 || !basis.HasServing)
        {
            return changed;
        }

        changed = changed with { Workload = Workload(changed.Workload, effects) };
        double added = effects.Sum(effect => effect.AddedCost.TotalDollars);
        if (added > 0 && changed.Revenue is not null && basis.Baseline.CostPerQuery is not null)
        {
            CostLine line = CostLine.PerQuery(UsdPerQuery.FromDollars(added));
            changed = changed with { CostOfRevenue = changed.CostOfRevenue.SetItem("added by techniques", line) };
        }

        if (changed.Api is { } api)
        {
            return changed with { Api = Tariff(api, effects) };
        }

        double ratio = basis.TimeRatio(techniques);
        return changed with { Serving = Faster(changed.Serving!, basis, ratio) };
    }

    private static TrainingRun? Training(TrainingRun? run, LeverBase basis, IReadOnlyCollection<Technique> techniques)
    {
        if (run is null)
        {
            return null;
        }

        double tokens = techniques.Select(technique => technique.Training?.Tokens ?? 1).Aggregate(1.0, (product, factor) => product * factor);
        Technique? native = techniques.FirstOrDefault(basis.UsesNativePrecision);
        return run with
        {
            Tokens = run.Tokens is { } given ? given * tokens : null,
            Precision = native?.Training?.Precision ?? run.Precision,
        };
    }

    private static Workload? Workload(Workload? workload, ServingEffect[] effects)
    {
        double added = effects.Sum(effect => effect.AddedInputTokens);
        double? cached = effects.Max(effect => effect.CachedShare);
        return workload is null ? null : workload with
        {
            InputTokens = workload.InputTokens is { } tokens ? tokens + Tokens.FromTokens(added) : null,
            CachedShare = cached is { } share && workload.CachedInputTokensPerDay is null
                ? Ratio.FromFraction(Math.Max(share, workload.CachedShare?.TotalFraction ?? 0))
                : workload.CachedShare,
        };
    }

    /// <summary>A provider charges for tokens, so that only fewer tokens, cheaper ones and cheaper models show.</summary>
    private static ApiTariff Tariff(ApiTariff api, ServingEffect[] effects)
    {
        double share = effects.Max(effect => effect.SmallModelShare);
        double size = effects.Max(effect => effect.SmallModelSize);
        double factor = 1 - (share * (1 - size));
        return api with
        {
            PerQuery = api.PerQuery * factor,
            PerMillionInputTokens = api.PerMillionInputTokens * factor,
            PerMillionCachedInputTokens = api.PerMillionCachedInputTokens * factor,
            PerMillionOutputTokens = api.PerMillionOutputTokens * factor,
        };
    }

    /// <summary>A known fleet shrinks; replicas become faster, and demand needs fewer of them.</summary>
    private static ServingPlan Faster(ServingPlan plan, LeverBase basis, double timeRatio)
        => plan.Fleet is { } fleet
            ? plan with { Fleet = fleet with { Chips = fleet.Chips * timeRatio, Servers = fleet.Servers * timeRatio } }
            : plan with { Throughput = basis.ReplicaThroughput is { } throughput ? throughput / timeRatio : null };
}
