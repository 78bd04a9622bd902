using System.Collections.Frozen;

namespace CostModel.Training;

/// <summary>The format that gradients are kept and summed in.</summary>
public enum GradientPrecision
{
    /// <summary>32 bits, 4 bytes a parameter: the default of Megatron-Core.</summary>
    Fp32,

    /// <summary>16 bits, 2 bytes a parameter: grad_reduce_in_fp32 = False, as in the performance recipes of Megatron-Bridge.</summary>
    Bf16,
}

/// <summary>The names of the formats in files.</summary>
internal static class GradientPrecisions
{
    internal static readonly FrozenDictionary<string, GradientPrecision> Names = new Dictionary<string, GradientPrecision>(StringComparer.Ordinal)
    {
        ["fp32"] = GradientPrecision.Fp32,
        ["bf16"] = GradientPrecision.Bf16,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static double Bytes(GradientPrecision precision) => precision == GradientPrecision.Fp32 ? 4 : 2;
}
