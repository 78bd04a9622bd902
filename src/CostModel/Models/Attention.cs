namespace CostModel.Models;

/// <summary>Softmax attention with as many or fewer key-value heads (MHA, GQA, MQA), over the whole context or a window.</summary>
public sealed record Attention : SequenceMixer
{
    /// <summary>Query heads, at least 1.</summary>
    public required int Heads { get; init; }

    /// <summary>Key-value heads: equal to <see cref="Heads"/> for MHA, 1 for MQA; divides it.</summary>
    public required int KeyValueHeads { get; init; }

    /// <summary>Elements of one head.</summary>
    public required int HeadDim { get; init; }

    /// <summary>Positions that a token may look back; null for all of them.</summary>
    public int? Window { get; init; }

    /// <summary>Whether query, key and value projections have biases.</summary>
    public bool QkvBias { get; init; }

    /// <summary>Whether the output projection has a bias.</summary>
    public bool OutputBias { get; init; }

    /// <summary>Whether queries and keys are normalised per head.</summary>
    public bool QkNorm { get; init; }

    /// <summary>Whether the output is multiplied by a learned gate as wide as the queries (Qwen3-Next, Qwen3.5).</summary>
    public bool OutputGate { get; init; }

    /// <summary>Whether a further matrix projects relative positions (Transformer-XL, arXiv 1901.02860; Gopher, Chinchilla).</summary>
    public bool RelativePositions { get; init; }

    /// <summary>Width of all query heads together.</summary>
    public int QueryWidth => Heads * HeadDim;

    /// <summary>Width of all key heads together; the values are as wide.</summary>
    public int KeyValueWidth => KeyValueHeads * HeadDim;

    internal override double MatrixParameters(int hidden)
        => (double)hidden * (((2 + (OutputGate ? 1 : 0) + (RelativePositions ? 1 : 0)) * QueryWidth) + (2 * KeyValueWidth));

    internal override double VectorParameters(int hidden)
        => (QkvBias ? QueryWidth + (2 * KeyValueWidth) : 0) + (OutputBias ? hidden : 0) + (QkNorm ? 2 * HeadDim : 0);
}
