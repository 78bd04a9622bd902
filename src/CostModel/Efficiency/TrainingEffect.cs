using CostModel.Training;

namespace CostModel.Efficiency;

/// <summary>What a technique changes about a training run. Every factor is new over old.</summary>
public sealed record TrainingEffect
{
    /// <summary>FLOPs of a training token.</summary>
    public double Flops { get; init; } = 1;

    /// <summary>Training tokens.</summary>
    public double Tokens { get; init; } = 1;

    /// <summary>Tokens a second of an accelerator at the same FLOPs: a faster format or kernel. From worst to best.</summary>
    public EffectRange Speed { get; init; } = EffectRange.Exactly(1);

    /// <summary>The recipe of the matrix products, which the operator-level model prices itself; null for no change.</summary>
    public TrainingPrecision? Precision { get; init; }

    /// <summary>Bytes of weights, gradients and optimizer per parameter; null for no change.</summary>
    public double? StateBytesPerParameter { get; init; }

    /// <summary>Text that another model writes for it; null for none.</summary>
    public GenerationEffect? Generation { get; init; }

    /// <summary>The share of the run after which the model is released while training goes on; 1 for the end.</summary>
    public double ReleaseAt { get; init; } = 1;
}
