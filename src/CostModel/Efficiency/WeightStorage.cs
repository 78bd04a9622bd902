namespace CostModel.Efficiency;

/// <summary>
/// How the weights of a model are kept. Number format and sparsity compose in bits, not by multiplying their headlines: half of the weights
/// dropped and the rest in 4 bits are 0.5 · 4 + 1 = 3 bits each, 5.3 times less than 16, not 8 times.
/// </summary>
public sealed record WeightStorage
{
    /// <summary>Half precision, dense.</summary>
    public static WeightStorage Half { get; } = new();

    /// <summary>Bits of a weight that is kept, above 0.</summary>
    public double Bits { get; init; } = 16;

    /// <summary>Bits of scales and zero points, per weight that is kept; 16 / g for one 16-bit scale to a group of g weights.</summary>
    public double ScaleBits { get; init; }

    /// <summary>The share of the weights that is kept, above 0 and at most 1.</summary>
    public double Density { get; init; } = 1;

    /// <summary>Bits per weight that say which ones are kept: 1 for a bitmap and for 2:4; counted only where weights are dropped.</summary>
    public double MaskBits { get; init; } = 1;

    /// <summary>Bits per weight of the model, dropped ones included.</summary>
    public double BitsPerWeight => (Density * (Bits + ScaleBits)) + (Density < 1 ? MaskBits : 0);

    /// <summary>How many times smaller than half precision.</summary>
    public double Compression => 16 / BitsPerWeight;

    /// <summary>The bytes of so many parameters.</summary>
    public Bytes SizeOf(ParameterCount parameters) => Bytes.FromBytes(parameters.TotalParameters * BitsPerWeight / 8);
}
