namespace CostModel.Hardware;

/// <summary>The number format that the matrix units compute in; peaks are stated per format.</summary>
public enum NumberFormat
{
    /// <summary>32-bit floating point.</summary>
    Fp32,

    /// <summary>NVIDIA TensorFloat-32: 32-bit in memory, 10 mantissa bits in the multiplier.</summary>
    Tf32,

    /// <summary>bfloat16.</summary>
    Bf16,

    /// <summary>IEEE half precision with 32-bit accumulation.</summary>
    Fp16,

    /// <summary>8-bit floating point (E4M3, E5M2, block-scaled MXFP8).</summary>
    Fp8,

    /// <summary>8-bit integers.</summary>
    Int8,

    /// <summary>4-bit floating point (NVFP4, MXFP4).</summary>
    Fp4,
}
