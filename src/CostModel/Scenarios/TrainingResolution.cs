using CostModel.Economics;
using CostModel.Hardware;
using CostModel.Scenarios.Inputs;
using CostModel.Training;

namespace CostModel.Scenarios;

/// <summary>Puts into the slots what a compiled training run found: its layout and memory, and what its goodput follows from.</summary>
internal static class TrainingResolution
{
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
            yield return new UncertainLeaf(Leaves.OperatorTokensPerSecondPerChip, operators.SpeedBand);
            yield return new UncertainLeaf(Leaves.MemoryPerChip, TrainingErrors.Default.Memory);
        }
    }

    /// <summary>What a chip draws and what carbon that is, as usual. Source: Epoch AI, arXiv 2405.21015, appendix on energy.</summary>
    private static void Energy(TrainingRun run, ScenarioSlots slots)
    {
        HardwareProfile hardware = run.Hardware!;
        const double server = 1.8;
        const double pue = 1.1;
        double load = hardware.Generation == "tpu" ? 0.43 : 0.75;
        if (hardware.Tdp is { } tdp)
        {
            double watts = Math.Min(tdp.TotalWatts, run.PowerCap?.TotalWatts ?? double.PositiveInfinity);
            string place = FormattableString.Invariant($"catalog: {hardware.Id}, TDP or power cap x {server} (server) x {load} (load) x {pue} (PUE), Epoch AI, arXiv 2405.21015");
            slots.Set(Leaves.TypicalDraw, watts * server * load * pue, new InputOrigin(place, hardware.Sources.GetValueOrDefault("tdp")));
        }

        if (Regions.Find("world") is { Intensity: { } intensity } world)
        {
            slots.Set(Leaves.TypicalCarbonIntensity, intensity.TotalGramsPerKilowattHour, new InputOrigin("catalog: world", world.IntensitySource));
        }
    }

    private static void Fill(OperatorTraining operators, ScenarioSlots slots)
    {
        StepSettings layout = operators.Settings;
        var origin = new InputOrigin($"operator model with {operators.Step.Stack.Id}");
        slots.Set(Leaves.HardwareFlopsPerToken, operators.HardwareFlopsPerToken, origin);
        slots.Set(Leaves.StepTokens, layout.StepTokens, origin);
        slots.Set(Leaves.MemoryPerChip, operators.MemoryUse.Total, origin);
        if (operators.Step.FineTuning is { } tuned)
        {
            slots.Set(Leaves.AdapterParameters, tuned.Parameters(operators.Step.Layers), origin);
        }

        slots.Set(Leaves.Tensor, layout.Tensor, origin);
        slots.Set(Leaves.Pipeline, layout.Pipeline, origin);
        slots.Set(Leaves.Data, layout.Data, origin);
        slots.Set(Leaves.Context, layout.Context, origin);
        slots.Set(Leaves.Expert, layout.Expert, origin);
    }
}
