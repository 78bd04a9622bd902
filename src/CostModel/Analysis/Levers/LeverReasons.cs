using System.Globalization;
using CostModel.Efficiency;

namespace CostModel.Analysis.Levers;

/// <summary>Says why a technique does nothing in a scenario, and on what share of its cost it acts where it does.</summary>
internal static class LeverReasons
{
    /// <summary>Why a technique of serving cannot be worked out; null where it can.</summary>
    internal static string? ServingProblem(Technique technique, LeverBase basis)
    {
        if (basis.State is not { } state)
        {
            return Applicability.NoModel;
        }

        if (technique.Serving?.WeightBits is { } bits && bits >= state.Weights.Bits)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the weights are kept in {state.Weights.Bits:0.#} bits already");
        }

        if (technique.Serving is { } effect && ServingClock.Capacity(state) >= 1 && ServingClock.Capacity(state.With(effect)) < 1)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"the model would no longer fit into the {state.Chips} x {state.Hardware.UsableMemory} of a replica");
        }

        return null;
    }

    /// <summary>What to know about a technique that works.</summary>
    internal static string NoteOn(Technique technique, LeverBase basis, LeverFigures figures)
    {
        if (technique.Training is { ReleaseAt: < 1 } release && basis.Baseline.TrainingCost is { } cost)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{cost * release.ReleaseAt:#,##0} of {cost:#,##0} USD are spent at release, the rest later: nothing is saved");
        }

        if (technique.Training?.Generation is { } && figures.TrainingGpuHours > basis.Baseline.TrainingGpuHours)
        {
            return "writing the text costs more than it saves at this size";
        }

        if (technique.Serving?.Concurrency is { } wanted && basis.State is { } state && state.Concurrency >= wanted)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{state.Concurrency:0} sequences are decoded side by side already");
        }

        double saved = 1 - basis.TimeRatio([technique]);
        return technique.Serving is not null && saved > 0.001 && figures.ServingCostPerDay >= basis.Baseline.ServingCostPerDay
            ? string.Create(CultureInfo.InvariantCulture, $"it saves {saved:0.0%} of the time, which is less than a whole replica")
            : "";
    }

    /// <summary>The share of the baseline's serving time on the resources that a technique changes.</summary>
    internal static double? ActsOn(Technique technique, LeverBase basis)
    {
        if (technique.Serving is not { } effect || basis.State is not { } state)
        {
            return null;
        }

        ServingTime time = ServingClock.PerQuery(state);
        bool everything = effect.Parameters != 1 || effect.SmallModelShare > 0 || effect.DeviceShare > 0;
        double acted = 0;
        acted += effect.WeightBits is not null || effect.Density < 1 || effect.TokensPerPass > 1 || effect.Concurrency is not null || effect.ExpertExpansion != 1
            ? time.WeightBytes
            : 0;
        acted += effect.CacheBytes != 1 || effect.KeyValueHeads is not null ? time.CacheBytes : 0;
        acted += effect.GemmRate != 1 || effect.Flops != 1 ? time.PrefillFlops + time.DecodeFlops : 0;
        acted += effect.CachedShare is not null || effect.AddedInputTokens > 0 ? time.PrefillFlops + time.PrefillAttention : 0;
        acted += effect.OverheadTime != 1 || effect.TokensPerPass > 1 ? time.Overhead : 0;
        return everything ? 1 : acted / time.Total;
    }
}
