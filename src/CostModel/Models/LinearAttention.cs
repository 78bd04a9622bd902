namespace CostModel.Models;

/// <summary>A gated delta-rule layer (Qwen3-Next, Qwen3.5): linear attention with a matrix state. Source: Yang et al. 2024, arXiv 2412.06464.</summary>
public sealed record LinearAttention : SequenceMixer
{
    /// <summary>Key heads.</summary>
    public required int KeyHeads { get; init; }

    /// <summary>Value heads; a multiple of <see cref="KeyHeads"/>.</summary>
    public required int ValueHeads { get; init; }

    /// <summary>Elements of a key head.</summary>
    public required int KeyDim { get; init; }

    /// <summary>Elements of a value head.</summary>
    public required int ValueDim { get; init; }

    /// <summary>Taps of the short convolution.</summary>
    public required int ConvolutionTaps { get; init; }

    /// <summary>Width of all key heads together; the queries are as wide.</summary>
    public int KeyWidth => KeyHeads * KeyDim;

    /// <summary>Width of all value heads together; the output gate is as wide.</summary>
    public int ValueWidth => ValueHeads * ValueDim;

    /// <summary>Elements of the matrix state of one sequence in one layer.</summary>
    public long StateElements => (long)ValueHeads * KeyDim * ValueDim;

    internal override double MatrixParameters(int hidden)
        => (double)hidden * ((2.0 * KeyWidth) + (2.0 * ValueWidth) + (2.0 * ValueHeads)) + ((double)ValueWidth * hidden);

    internal override double VectorParameters(int hidden)
        => ((2.0 * KeyWidth) + ValueWidth) * ConvolutionTaps + (2.0 * ValueHeads) + ValueDim;
}
