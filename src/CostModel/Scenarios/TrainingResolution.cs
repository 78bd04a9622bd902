using System.Collections.Immutable;
using CostModel.Economics;
using CostModel.Hardware;
using CostModel.Scenarios.Inputs;
using CostModel.Training;

namespace CostModel.Scenarios;

/// <summary>Puts into the slots what a compiled training run found: its layout and memory, and what its goodput follows from.</summary>
internal static class TrainingResolution
{
    /// <summary>What the operator model finds of a run, and where formulas read it.</summary>
    internal static readonly ImmutableArray<(Leaf Leaf, Func<OperatorTraining, double> Of)> Found =
    [
        (Leaves.OperatorFlopsPerToken, operators => operators.ModelFlopsPerToken),
        (Leaves.OperatorTokensPerSecondPerChip, operators => operators.TokensPerSecondPerChip),
        (Leaves.HardwareFlopsPerToken, operators => operators.HardwareFlopsPerToken),
        (Leaves.StepTokens, operators => operators.Settings.StepTokens),
        (Leaves.MemoryPerChip, operators => operators.MemoryUse.Total),
        (Leaves.Tensor, operators => operators.Settings.Tensor),
        (Leaves.Pipeline, operators => operators.Settings.Pipeline),
        (Leaves.Data, operators => operators.Settings.Data),
        (Leaves.Context, operators => operators.Settings.Context),
        (Leaves.Expert, operators => operators.Settings.Expert),
    ];

    internal static void Fill(CompiledTrainingRun training, ScenarioSlots slots)
    {
        if (training.Operators is { } operators)
        {
            Fill(operators, slots);
            if (training.Run.Deadline is { } deadline && DeadlineSearch.Fewest(training.Run, deadline) is { } fewest)
            {
                slots.Set(Leaves.ChipsForDeadline, fewest.Chips, new InputOrigin($"operator model with {operators.Step.Stack.Id}: the fewest whose best layout finishes in time"));
            }
        }

        Energy(training.Run, slots);
        if (training.Run.Goodput is not null)
        {
            return;
        }

        if (training.Depth == Depth.Napkin && training.Run.Reliability is null)
        {
            slots.Default(TrainingInputs.Goodput, 1, new InputOrigin("default: a stated utilisation is of delivered speed"));
            return;
        }

        Reliability reliability = training.Run.Reliability ?? new Reliability();
        var origin = new InputOrigin("default: as Llama 3 405B, arXiv 2407.21783, section 3.3.4");
        slots.Default(ReliabilityInputs.BetweenInterruptions, reliability.Hours, origin);
        slots.Default(ReliabilityInputs.CheckpointPause, reliability.PauseSeconds, origin);
        slots.Default(ReliabilityInputs.Restart, reliability.RestartSeconds, origin);
    }

    /// <summary>What keeps the run from running: memory.</summary>
    internal static IEnumerable<string> Obstacles(CompiledTrainingRun training)
    {
        if (training.Operators?.Feasibility() is { Fits: false } memory)
        {
            yield return $"Training does not fit into memory: the fullest chip needs {memory.Needed} and has {memory.Available}, {memory.Shortfall} too little; {memory.Remedy}.";
        }
    }

    internal static IEnumerable<UncertainLeaf> Uncertain(CompiledTrainingRun training)
    {
        if (training.Operators is { } operators)
        {
            yield return new UncertainLeaf(Leaves.OperatorTokensPerSecondPerChip, "training speed", operators.SpeedBand);
            yield return new UncertainLeaf(Leaves.MemoryPerChip, "training memory", TrainingErrors.Default.Memory);
        }
    }

    /// <summary>What a chip draws and what carbon that is, as usual.</summary>
    private static void Energy(TrainingRun run, ScenarioSlots slots)
    {
        TypicalEnergy.Set(Leaves.TypicalDraw, run.Hardware!, slots, run.PowerCap);
        if (Regions.Find("world") is { Intensity: { } intensity } world)
        {
            slots.Set(Leaves.TypicalCarbonIntensity, intensity.TotalGramsPerKilowattHour, new InputOrigin("catalog: world", world.IntensitySource));
        }
    }

    private static void Fill(OperatorTraining operators, ScenarioSlots slots)
    {
        var origin = new InputOrigin($"operator model with {operators.Step.Stack.Id}");
        foreach ((Leaf leaf, Func<OperatorTraining, double> of) in Found)
        {
            slots.Default(leaf, of(operators), origin);
        }

        if (operators.Step.FineTuning is { } tuned)
        {
            slots.Set(Leaves.AdapterParameters, tuned.Parameters(operators.Step.Layers), origin);
        }
    }
}
