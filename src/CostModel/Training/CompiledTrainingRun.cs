using System.Collections.Immutable;
using CostModel.Formulas;
using CostModel.Hardware;
using CostModel.Models;

namespace CostModel.Training;

/// <summary>A training run that was found valid, with everything resolved. Immutable; an estimate is a pure function of it.</summary>
public sealed class CompiledTrainingRun
{
    internal CompiledTrainingRun(TrainingRun run, Depth depth, TrainingTerms<Scalar> terms, OperatorTraining? operators)
        => (Run, Depth, Terms, Operators) = (run, depth, terms, operators);

    /// <summary>The run as it was given.</summary>
    public TrainingRun Run { get; }

    /// <summary>The depth that applies.</summary>
    public Depth Depth { get; }

    internal TrainingTerms<Scalar> Terms { get; }

    /// <summary>The layout with its time and memory; null at napkin depth.</summary>
    internal OperatorTraining? Operators { get; }

    /// <summary>
    /// The operations of one step on the slowest accelerator, with time, FLOPs, bytes and what bounds each; their times add up to the step.
    /// Empty at napkin depth.
    /// </summary>
    public ImmutableArray<StepOperation> Breakdown() => Operators is { } operators ? StepBreakdown.Of(operators) : [];

    /// <summary>Evaluates the run.</summary>
    public TrainingEstimate Estimate()
    {
        TrainingTotals<Scalar> totals = TrainingFormulas.Totals(Terms);
        return new TrainingEstimate
        {
            Depth = Depth,
            Flops = Flops.FromFlops(totals.Flops.Value),
            FlopsPerToken = Flops.FromFlops(totals.FlopsPerToken.Value),
            AttentionFlopsPerToken = Operators is null ? Flops.Zero : Flops.FromFlops(TrainingFlops.AttentionPerToken(Run)),
            GpuHours = GpuHours.FromGpuHours(totals.GpuHours.Value),
            WallClock = Duration.FromDays(totals.WallClockDays.Value),
            TokensPerSecondPerChip = TokensPerSecond.FromTokensPerSecond(totals.TokensPerSecondPerChip.Value),
            SpeedBand = Operators?.SpeedBand,
            ModelFlopsUtilization = Ratio.FromFraction(totals.ModelFlopsUtilization.Value),
            Goodput = Ratio.FromFraction(Terms.Goodput.Value),
            Feasibility = Operators?.Feasibility(),
            Memory = Operators is { } operators ? new MemoryEstimate(operators.MemoryUse) : null,
            MemoryBand = Operators is null ? null : TrainingErrors.Default.Memory,
            Step = Operators is { } step ? new StepEstimate(step) : null,
        };
    }
}
