using CostModel.Hardware;

namespace CostModel.Efficiency.PostTraining;

/// <summary>What a pipeline is applied to, and on what it runs.</summary>
public sealed record PostTrainingSetting
{
    /// <summary>Parameters of the policy: those that a token multiplies.</summary>
    public required ParameterCount Policy { get; init; }

    /// <summary>The accelerator; null for an answer in FLOPs alone.</summary>
    public HardwareProfile? Hardware { get; init; }

    /// <summary>Model FLOPs utilisation of training.</summary>
    public Ratio TrainingUtilization { get; init; } = Ratio.FromPercent(35);

    /// <summary>Utilisation of generation, which waits for memory: a third of that of training at large batches.</summary>
    public Ratio GenerationUtilization { get; init; } = Ratio.FromPercent(12);

    /// <summary>The price of an accelerator-hour; null for an answer without the money of compute.</summary>
    public UsdPerGpuHour? Price { get; init; }

    /// <summary>What an hour of labelling is paid; that of the pipeline where null.</summary>
    public UsdPerHour? Wage { get; init; }
}
