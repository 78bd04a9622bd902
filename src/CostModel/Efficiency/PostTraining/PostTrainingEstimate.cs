using System.Collections.Immutable;

namespace CostModel.Efficiency.PostTraining;

/// <summary>What a pipeline takes.</summary>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Stages">Its stages in order.</param>
public sealed record PostTrainingEstimate(PostTrainingPipeline Pipeline, ImmutableArray<StageEstimate> Stages)
{
    private const double PetaflopDayFlops = 1e15 * 86400;

    /// <summary>All FLOPs.</summary>
    public Flops Flops => Flops.FromFlops(Stages.Sum(stage => stage.Flops.TotalFlops));

    /// <summary>All FLOPs in petaFLOP/s-days, the unit of OpenAI's papers.</summary>
    public double PetaflopDays => Flops.TotalFlops / PetaflopDayFlops;

    /// <summary>The largest memory of any stage.</summary>
    public Bytes PeakMemory => Bytes.FromBytes(Stages.Max(stage => stage.ResidentMemory.TotalBytes));

    /// <summary>Accelerator-hours; null without hardware.</summary>
    public GpuHours? GpuHours => Stages.All(stage => stage.GpuHours is not null)
        ? CostModel.GpuHours.FromGpuHours(Stages.Sum(stage => stage.GpuHours!.Value.TotalGpuHours))
        : null;

    /// <summary>The cost of compute; null without hardware or price.</summary>
    public Usd? ComputeCost => Stages.All(stage => stage.ComputeCost is not null)
        ? Usd.FromDollars(Stages.Sum(stage => stage.ComputeCost!.Value.TotalDollars))
        : null;

    /// <summary>Hours of labelling.</summary>
    public double LabelHours => Stages.Sum(stage => stage.Stage.LabelHours);

    /// <summary>Wages of labelling.</summary>
    public Usd LabelCost => Usd.FromDollars(Stages.Sum(stage => stage.LabelCost.TotalDollars));

    /// <summary>Fees to providers of other models.</summary>
    public Usd Fees => Usd.FromDollars(Stages.Sum(stage => stage.Stage.Fees.TotalDollars));

    /// <summary>Compute, labels and fees; compute is missing from it without hardware or price.</summary>
    public Usd Cost => Usd.FromDollars(Stages.Sum(stage => stage.Cost.TotalDollars));
}
