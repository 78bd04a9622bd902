using CostModel.Hardware;

namespace CostModel.Kernels;

/// <summary>Attention of training and prefill: every position attends to the earlier ones.</summary>
internal static class CausalAttention
{
    /// <summary>Backward passes of a fused kernel take five products where the forward takes two. Source: Dao 2023, arXiv 2307.08691, section 3.1.</summary>
    internal const double FusedBackwardRatio = 2.5;

    /// <summary>FLOP/s that a fused kernel reaches at a sequence length.</summary>
    /// <param name="halfPrecisionPeak">Dense half-precision peak in FLOP/s.</param>
    /// <param name="kernel">The hardware's measured kernel.</param>
    /// <param name="generationShare">What the software's generation of kernel reaches of it.</param>
    /// <param name="sequenceLength">Tokens of the sequence.</param>
    internal static double FusedRate(double halfPrecisionPeak, PrefillAttentionKernel kernel, double generationShare, double sequenceLength)
        => halfPrecisionPeak * kernel.Compute * generationShare * sequenceLength / (sequenceLength + kernel.HalfLength);
}
