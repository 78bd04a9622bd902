using CostModel.Formulas;
using CostModel.Hardware;
using CostModel.Models;

namespace CostModel.Training;

/// <summary>A training run that was found valid, with everything resolved. Immutable; an estimate is a pure function of it.</summary>
public sealed class CompiledTrainingRun
{
    internal CompiledTrainingRun(TrainingRun run, Depth depth, TrainingTerms<Scalar> terms)
        => (Run, Depth, Terms) = (run, depth, terms);

    /// <summary>The run as it was given.</summary>
    public TrainingRun Run { get; }

    /// <summary>The depth that applies.</summary>
    public Depth Depth { get; }

    internal TrainingTerms<Scalar> Terms { get; }

    /// <summary>Evaluates the run.</summary>
    public TrainingEstimate Estimate()
    {
        TrainingTotals<Scalar> totals = TrainingFormulas.Totals(Terms);
        return new TrainingEstimate
        {
            Depth = Depth,
            Flops = Flops.FromFlops(totals.Flops.Value),
            GpuHours = GpuHours.FromGpuHours(totals.GpuHours.Value),
            WallClock = Duration.FromDays(totals.WallClockDays.Value),
            TokensPerSecondPerChip = TokensPerSecond.FromTokensPerSecond(totals.TokensPerSecondPerChip.Value),
            ModelFlopsUtilization = Ratio.FromFraction(totals.ModelFlopsUtilization.Value),
            Goodput = Ratio.FromFraction(Terms.Goodput.Value),
        };
    }
}
