using System.Collections.Immutable;
using CostModel.Training;

namespace CostModel.Scenarios.Inputs;

/// <summary>Inputs under <c>training</c>.</summary>
internal static class TrainingInputs
{
    internal static readonly InputDefinition Tokens = Input.Of<Tokens>(
        "training.tokens",
        "token",
        InputRange.Positive,
        "Training tokens.",
        s => s.Training?.Tokens,
        (s, v) => Change(s, t => t with { Tokens = v }))
        .WithExample("15T tokens");

    internal static readonly InputDefinition Chips = Input.Count(
        "training.chips",
        "chip",
        "Accelerators that train.",
        s => s.Training?.Chips,
        (s, v) => Change(s, t => t with { Chips = v }))
        .WithExample("2048");

    internal static readonly InputDefinition SequenceLength = Input.Count(
        "training.sequenceLength",
        "token",
        "Tokens of one training sequence.",
        s => s.Training?.SequenceLength,
        (s, v) => Change(s, t => t with { SequenceLength = v }))
        .WithExample("4096");

    internal static readonly InputDefinition Utilization = Input.Of<Ratio>(
        "training.utilization",
        "",
        InputRange.PositiveShare,
        "Steady model FLOPs utilisation of the dense peak; stating it implies napkin depth.",
        s => s.Training?.Utilization,
        (s, v) => Change(s, t => t with { Utilization = v }))
        .WithExample("40%");

    internal static readonly InputDefinition Goodput = Input.Of<Ratio>(
        "training.goodput",
        "",
        InputRange.PositiveShare,
        "Share of billed time that makes progress: what failures, restarts and checkpoints leave.",
        s => s.Training?.Goodput,
        (s, v) => Change(s, t => t with { Goodput = v }))
        .WithExample("90%");

    internal static readonly InputDefinition Deadline = Input.Of<Duration>(
        "training.deadline",
        "s",
        InputRange.Positive,
        "Time within which the run must finish: asks for the number of accelerators, and gives it where training.chips is left out.",
        s => s.Training?.Deadline,
        (s, v) => Change(s, t => t with { Deadline = v }))
        .WithExample("30 days");

    internal static readonly InputDefinition AdapterRank = Input.Count(
        "training.adapterRank",
        "",
        "Inner width of low-rank adapters, for method lora or qlora; 8 where not given.",
        s => s.Training?.AdapterRank,
        (s, v) => Change(s, t => t with { AdapterRank = v }))
        .WithExample("16");

    internal static readonly InputDefinition Budget = Input.Of<Usd>(
        "training.budget",
        "USD",
        InputRange.Positive,
        "Money for the run: asks for the number of tokens.",
        s => s.TrainingBudget,
        (s, v) => Change(s, t => t) with { TrainingBudget = v })
        .WithExample("1M USD");

    internal static readonly TextInputDefinition Hardware = TextInput.HardwareId(
        "training.hardware",
        "The accelerator that trains.",
        s => s.Training?.Hardware,
        (s, v) => Change(s, t => t with { Hardware = v }));

    internal static readonly TextInputDefinition Precision = TextInput.OneOf(
        "training.precision",
        "precision",
        "Recipe of the matrix products.",
        TrainingPrecisions.Names,
        "bf16",
        s => s.Training?.Precision,
        (s, v) => Change(s, t => t with { Precision = v }));

    internal static readonly TextInputDefinition Method = TextInput.OneOf(
        "training.method",
        "method",
        "What is trained: all weights (full), or adapters beside frozen weights in 16 bits (lora) or 4 bits (qlora).",
        TrainingMethods.Names,
        "lora",
        s => s.Training?.Method,
        (s, v) => Change(s, t => t with { Method = v }));

    internal static readonly TextInputDefinition AdapterTargets = TextInput.OneOf(
        "training.adapterTargets",
        "targets",
        "Matrices of a layer that have an adapter; all where not given.",
        AdapterTargetNames.Names,
        "all-linear",
        s => s.Training?.AdapterTargets,
        (s, v) => Change(s, t => t with { AdapterTargets = v }));

    internal static readonly TextInputDefinition Depth = TextInput.OneOf(
        "training.depth",
        "depth",
        "Napkin (a utilisation) or operator (the architecture, operation by operation).",
        TextInput.Depths,
        "operator",
        s => s.Training?.Depth,
        (s, v) => Change(s, t => t with { Depth = v }));

    internal static readonly ImmutableArray<InputDefinition> Numbers = [Tokens, Chips, SequenceLength, Utilization, Goodput, Deadline, Budget, AdapterRank];

    internal static readonly ImmutableArray<TextInputDefinition> Texts = [Hardware, Precision, Method, AdapterTargets, Depth];

    private static Scenario Change(Scenario scenario, Func<TrainingRun, TrainingRun> change)
        => scenario with { Training = change(scenario.Training ?? new TrainingRun()) };
}
