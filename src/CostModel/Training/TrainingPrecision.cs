using System.Collections.Frozen;

namespace CostModel.Training;

/// <summary>The recipe that a training run's matrix products follow. Attention, elementwise work and communication stay in half precision.</summary>
public enum TrainingPrecision
{
    /// <summary>bfloat16.</summary>
    Bf16,

    /// <summary>IEEE half precision with loss scaling.</summary>
    Fp16,

    /// <summary>8-bit with one scale per tensor, from past or current maxima.</summary>
    Fp8,

    /// <summary>8-bit with a scale per block of 128, as DeepSeek-V3 trained.</summary>
    Fp8Block,

    /// <summary>8-bit microscaling: a scale per 32 elements.</summary>
    Mxfp8,

    /// <summary>4-bit NVFP4 for most products.</summary>
    Nvfp4,

    /// <summary>32-bit.</summary>
    Fp32,
}

/// <summary>The names of the recipes in files.</summary>
internal static class TrainingPrecisions
{
    internal static readonly FrozenDictionary<string, TrainingPrecision> Names = new Dictionary<string, TrainingPrecision>(StringComparer.Ordinal)
    {
        ["bf16"] = TrainingPrecision.Bf16,
        ["fp16"] = TrainingPrecision.Fp16,
        ["fp8"] = TrainingPrecision.Fp8,
        ["fp8-block"] = TrainingPrecision.Fp8Block,
        ["mxfp8"] = TrainingPrecision.Mxfp8,
        ["nvfp4"] = TrainingPrecision.Nvfp4,
        ["fp32"] = TrainingPrecision.Fp32,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
