using System.Collections.Frozen;
using System.Collections.Immutable;
using CostModel.Hardware;

namespace CostModel.Serving;

/// <summary>How weights are stored and what they are multiplied in.</summary>
/// <param name="Id">The name in plans, such as <c>fp8</c>.</param>
/// <param name="Name">What it is.</param>
/// <param name="BytesPerParameter">Stored bytes of a parameter, group scales included.</param>
/// <param name="Computed">The number format of the products.</param>
/// <param name="Class">Which kernels it uses where the hardware has that number format.</param>
public sealed record WeightFormat(string Id, string Name, double BytesPerParameter, NumberFormat Computed, WeightClass Class)
{
    /// <summary>bfloat16, the default.</summary>
    public static WeightFormat Bf16 { get; } = new("bf16", "bfloat16", 2, NumberFormat.Bf16, WeightClass.Half);

    /// <summary>
    /// All formats. Bytes: NVFP4 has an 8-bit scale per 16 values, MXFP4 one per 32 (OCP MX 1.0); int4 a 16-bit scale per 32;
    /// GGUF block layouts as in ggml-common.h (llama.cpp), k-quant mixes as the mean over the tensors that llama-quantize writes.
    /// </summary>
    public static ImmutableArray<WeightFormat> All { get; } =
    [
        new("fp32", "32-bit floating point", 4, NumberFormat.Fp32, WeightClass.Half),
        Bf16,
        new("fp16", "IEEE half precision", 2, NumberFormat.Fp16, WeightClass.Half),
        new("fp8", "8-bit floating point, per-tensor or block scales", 1, NumberFormat.Fp8, WeightClass.Fp8),
        new("mxfp8", "MXFP8, a scale per 32 values", 1.03125, NumberFormat.Fp8, WeightClass.Fp8),
        new("int8", "8-bit integers", 1, NumberFormat.Int8, WeightClass.EightBitInteger),
        new("fp4", "NVFP4, a scale per 16 values", 0.5625, NumberFormat.Fp4, WeightClass.Fp4),
        new("nvfp4", "NVFP4, a scale per 16 values", 0.5625, NumberFormat.Fp4, WeightClass.Fp4),
        new("mxfp4", "MXFP4, a scale per 32 values", 0.53125, NumberFormat.Fp4, WeightClass.Fp4),
        new("int4", "4-bit integers, a scale per 32 values", 0.5625, NumberFormat.Bf16, WeightClass.WeightOnly),
        new("int4-g32", "4-bit integers, a scale per 32 values", 0.5625, NumberFormat.Bf16, WeightClass.WeightOnly),
        new("int4-g128", "4-bit integers, a scale per 128 values (AWQ, GPTQ)", 0.515625, NumberFormat.Bf16, WeightClass.WeightOnly),
        new("awq", "4-bit integers, a scale per 128 values", 0.515625, NumberFormat.Bf16, WeightClass.WeightOnly),
        new("gptq", "4-bit integers, a scale per 128 values", 0.515625, NumberFormat.Bf16, WeightClass.WeightOnly),
        new("q2_k", "GGUF Q2_K", 0.4175, NumberFormat.Bf16, WeightClass.Gguf),
        new("q3_k_m", "GGUF Q3_K_M", 0.4888, NumberFormat.Bf16, WeightClass.Gguf),
        new("q4_0", "GGUF Q4_0", 0.5625, NumberFormat.Bf16, WeightClass.Gguf),
        new("q4_k_m", "GGUF Q4_K_M", 0.6057, NumberFormat.Bf16, WeightClass.Gguf),
        new("q5_k_m", "GGUF Q5_K_M", 0.7115, NumberFormat.Bf16, WeightClass.Gguf),
        new("q6_k", "GGUF Q6_K", 0.8203, NumberFormat.Bf16, WeightClass.Gguf),
        new("q8_0", "GGUF Q8_0", 1.0625, NumberFormat.Bf16, WeightClass.Gguf),
    ];

    /// <summary>The formats by id; ids are written in any case.</summary>
    public static FrozenDictionary<string, WeightFormat> ById { get; } =
        All.ToFrozenDictionary(format => format.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether values take four bits, which published checkpoints of experts apply to the experts alone.</summary>
    internal bool IsFourBit => Class is WeightClass.Fp4 or WeightClass.WeightOnly;

    /// <summary>
    /// Stored bytes of an element of the embedding and output head, which quantised checkpoints keep in half precision;
    /// GGUF stores the head as Q6_K.
    /// </summary>
    internal double HeadBytes => Class == WeightClass.Gguf ? Math.Max(0.8203, BytesPerParameter) : Math.Max(2, BytesPerParameter);

    /// <summary>The kernels that this format uses on some hardware: products in a format that it lacks run unpacked to half precision.</summary>
    internal WeightClass ClassOn(HardwareProfile hardware) => Class switch
    {
        WeightClass.Fp8 or WeightClass.Fp4 when hardware.ComputedIn(Computed) != Computed => WeightClass.WeightOnly,
        WeightClass.EightBitInteger when hardware.ComputedIn(Computed) is not (NumberFormat.Int8 or NumberFormat.Fp8) => WeightClass.WeightOnly,
        _ => Class,
    };
}
