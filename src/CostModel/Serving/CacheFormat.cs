using System.Collections.Frozen;

namespace CostModel.Serving;

/// <summary>How keys and values are cached.</summary>
/// <param name="Id">The name in plans.</param>
/// <param name="BytesPerElement">Bytes of an element, scales included.</param>
public sealed record CacheFormat(string Id, double BytesPerElement)
{
    /// <summary>bfloat16.</summary>
    public static CacheFormat Bf16 { get; } = new("bf16", 2);

    /// <summary>8-bit floating point.</summary>
    public static CacheFormat Fp8 { get; } = new("fp8", 1);

    /// <summary>The formats by id; ids are written in any case.</summary>
    public static FrozenDictionary<string, CacheFormat> ById { get; } = new CacheFormat[]
    {
        Bf16, Fp8, new("fp16", 2), new("fp32", 4), new("int8", 1), new("fp4", 0.5625), new("int4", 0.5625), new("q8_0", 1.0625), new("q4_0", 0.5625),
    }.ToFrozenDictionary(format => format.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The format where a plan names none: 8 bits beside weights of 8-bit or 4-bit floating point, else 16.</summary>
    public static CacheFormat DefaultFor(WeightFormat weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Class is WeightClass.Fp8 or WeightClass.Fp4 ? Fp8 : Bf16;
    }
}
