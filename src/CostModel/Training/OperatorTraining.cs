using CostModel.Models;

namespace CostModel.Training;

/// <summary>A run at operator depth: its models of time and memory, and the layout that was given or found.</summary>
internal sealed class OperatorTraining
{
    internal OperatorTraining(TrainingRun run, StepModel step, MemoryModel memory, in StepSettings settings, double capacity)
    {
        Run = run;
        Step = step;
        Memory = memory;
        Settings = settings;
        Time = step.Evaluate(settings);
        MemoryUse = memory.Evaluate(settings);
        Capacity = capacity;
    }

    /// <summary>The run; complete.</summary>
    internal TrainingRun Run { get; }

    internal StepModel Step { get; }

    internal MemoryModel Memory { get; }

    internal StepSettings Settings { get; }

    internal StepTime Time { get; }

    internal MemoryUse MemoryUse { get; }

    internal double Capacity { get; }

    internal bool Fits => MemoryUse.Total <= Capacity;

    /// <summary>Model FLOPs of a token.</summary>
    internal double ModelFlopsPerToken => TrainingFlops.PerToken(Model, (int)Settings.SequenceLength, Step.FineTuning);

    /// <summary>Model FLOPs of a token, and those of what the backward pass computes again.</summary>
    internal double HardwareFlopsPerToken
        => TrainingFlops.WithRecomputation(Model, (int)Settings.SequenceLength, Settings.Recompute, Settings.SelectiveRecompute, Step.FineTuning);

    /// <summary>
    /// What measurements outside the fit say of such a prediction of speed. No run with adapters is in the fit: their band is that of runs whose
    /// software is not known.
    /// </summary>
    internal ErrorBand SpeedBand => TrainingErrors.Default.Of(
        Run.Hardware!,
        TrainingModels.PrecisionOf(Run),
        Model,
        Run.Stack is not null && Run.KnowsStack && Step.FineTuning is null,
        Run.Layout.StatesDegrees((int)Settings.Chips));

    private ModelArchitecture Model => Run.Model!.Architecture!;

    internal double TokensPerSecondPerChip => Settings.StepTokens / (Time.Seconds * Settings.Chips);

    /// <summary>Whether the layout fits, and the first change of the usual ones that would make it fit.</summary>
    internal TrainingFeasibility Feasibility()
        => new(Fits, Bytes.FromBytes(MemoryUse.Total), Bytes.FromBytes(Capacity), Fits ? null : Remedy());

    /// <summary>Tokens of a training sequence: the model's context, but no more than 4,096, which most pre-training runs use.</summary>
    internal static int SequenceLength(TrainingRun run, ModelArchitecture model)
        => run.SequenceLength ?? (model.ContextLength > 0 ? Math.Min(model.ContextLength, 4096) : 4096);

    private string Remedy()
    {
        (string Change, StepSettings Settings)[] changes =
        [
            ("full recomputation", Settings with { Recompute = 1 }),
            ("ZeRO-3 sharding", Settings with { Sharding = ParameterSharding.Zero3, ShardGroup = Settings.Replicas }),
            ("ZeRO-3 sharding and full recomputation",
                Settings with { Sharding = ParameterSharding.Zero3, ShardGroup = Settings.Replicas, Recompute = 1 }),
            ("a micro-batch of 1 with full recomputation", Settings with { MicroBatch = 1, Recompute = 1 }),
        ];
        foreach ((string change, StepSettings settings) in changes)
        {
            if (Memory.Evaluate(settings).Total <= Capacity)
            {
                return $"{change} would make it fit";
            }
        }

        double states = Memory.Evaluate(changes[2].Settings).States * Settings.Replicas * Settings.Tensor * Settings.Pipeline;
        double chips = Math.Ceiling(states / (0.6 * Capacity));
        return FormattableString.Invariant($"about {chips:0} chips would hold the weights, gradients and optimizer states");
    }
}
