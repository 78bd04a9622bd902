using CostModel.Formulas;

namespace CostModel.Training;

/// <summary>What the closed form of a training run arrives at.</summary>
internal readonly record struct TrainingTotals<T>(
    T FlopsPerToken,
    T Flops,
    T TokensPerSecondPerChip,
    T ModelFlopsUtilization,
    T GpuHours,
    T WallClockDays)
    where T : struct, IReal<T>;
