namespace CostModel.Models;

/// <summary>
/// A light scorer that picks the positions that attention will read (DeepSeek sparse attention). Source: DeepSeek-V3.2-Exp report, section 2.1.
/// </summary>
/// <param name="Heads">Heads of the scorer.</param>
/// <param name="HeadDim">Elements of one scorer head; one key of this width is cached per token.</param>
/// <param name="TopK">Positions that attention reads for each token.</param>
public sealed record SparseIndexer(int Heads, int HeadDim, int TopK)
{
    internal double MatrixParameters(int hidden, int queryRank)
        => ((double)queryRank * Heads * HeadDim) + ((double)hidden * HeadDim) + ((double)hidden * Heads);
}
