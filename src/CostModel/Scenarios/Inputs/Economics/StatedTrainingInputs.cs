using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>training</c> for a run whose size or cost is known, and prices that stand beside what they price.</summary>
internal static class StatedTrainingInputs
{
    private static readonly Section<StatedTraining> s_section = new("training", s => s.StatedTraining, (s, v) => s with { StatedTraining = v });

    internal static readonly InputDefinition GpuHours = s_section.Of<GpuHours>(
        "gpuHours",
        "chip*h",
        InputRange.Positive,
        "Billed accelerator-hours of a run that is known rather than computed; with training.tokens and a model, its utilisation follows.",
        t => t.GpuHours,
        (t, v) => t with { GpuHours = v }).WithExample("1.02M GPU-hours");

    internal static readonly InputDefinition Duration = s_section.Of<Duration>(
        "duration",
        "s",
        InputRange.Positive,
        "How long training.chips worked, instead of training.gpuHours.",
        t => t.Duration,
        (t, v) => t with { Duration = v });

    internal static readonly InputDefinition Flops = s_section.Of<Flops>(
        "flops",
        "FLOP",
        InputRange.Positive,
        "FLOPs of a run that are known rather than computed, as 3.14e23 FLOP; with training.sustainedPerChip, or hardware and training.utilization, its hours follow.",
        t => t.Flops,
        (t, v) => t with { Flops = v }).WithExample("3.8e25 FLOP");

    internal static readonly InputDefinition SustainedPerChip = s_section.Of<FlopsPerSecond>(
        "sustainedPerChip",
        "FLOP/s/chip",
        InputRange.Positive,
        "FLOPs a second that one accelerator sustains in the run, as 28 TFLOP/s.",
        t => t.SustainedPerChip,
        (t, v) => t with { SustainedPerChip = v }).WithExample("400 TFLOP/s");

    internal static readonly InputDefinition Cost = s_section.Of<Usd>(
        "cost",
        "USD",
        InputRange.NotNegative,
        "What the run cost, where known rather than accelerator-hours times a price.",
        t => t.Cost,
        (t, v) => t with { Cost = v }).WithExample("5.6M USD");

    internal static readonly InputDefinition Share = s_section.Of<Ratio>(
        "share",
        "",
        InputRange.Positive,
        "The part of the stated hours or cost that this run takes, where it is known only as a share of another run.",
        t => t.Share,
        (t, v) => t with { Share = v });

    internal static readonly InputDefinition Price = s_section.Of<UsdPerGpuHour>(
        "price",
        "USD/chip/h",
        InputRange.Positive,
        "Price of one billed accelerator-hour of the run, instead of a price under prices.",
        t => t.Price,
        (t, v) => t with { Price = v });

    internal static readonly InputDefinition ServingPrice = Input.Of<UsdPerGpuHour>(
        "serving.price",
        "USD/chip/h",
        InputRange.Positive,
        "Price of one billed accelerator-hour of the deployment, instead of a price under prices.",
        s => s.ServingPrice,
        (s, v) => s with { ServingPrice = v });

    internal static readonly InputDefinition ServingCost = Input.Of<UsdPerHour>(
        "serving.cost",
        "USD/h",
        InputRange.NotNegative,
        "The serving bill where it is known rather than computed, by the hour or day, as 694444 USD/day.",
        s => s.ServingCost,
        (s, v) => s with { ServingCost = v }).WithExample("120 USD/h");

    internal static readonly ImmutableArray<InputDefinition> Numbers = [GpuHours, Duration, Flops, SustainedPerChip, Cost, Share, Price, ServingPrice, ServingCost];
}
