namespace CostModel.Serving;

/// <summary>Formats whose kernels behave alike.</summary>
public enum WeightClass
{
    /// <summary>16 or 32 bits, multiplied as they are.</summary>
    Half,

    /// <summary>8-bit floating point, multiplied as such.</summary>
    Fp8,

    /// <summary>8-bit integers.</summary>
    EightBitInteger,

    /// <summary>4-bit floating point with block scales, multiplied as such.</summary>
    Fp4,

    /// <summary>Stored narrower than multiplied: unpacked to half precision inside the kernel.</summary>
    WeightOnly,

    /// <summary>The block formats of llama.cpp.</summary>
    Gguf,
}
