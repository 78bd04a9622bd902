namespace CostModel.Models;

/// <summary>
/// Multi-head latent attention (MLA): keys and values are kept as one compressed vector per token. Source: DeepSeek-V2, arXiv 2405.04434, section 2.1.
/// </summary>
public sealed record LatentAttention : SequenceMixer
{
    /// <summary>Query heads.</summary>
    public required int Heads { get; init; }

    /// <summary>Rank of the query compression; null where queries are not compressed.</summary>
    public int? QueryRank { get; init; }

    /// <summary>Rank of the key-value compression: the latent that is cached.</summary>
    public required int KeyValueRank { get; init; }

    /// <summary>Elements of a query or key head without position.</summary>
    public required int NopeDim { get; init; }

    /// <summary>Elements of a query or key head with rotary position; cached once for all heads.</summary>
    public required int RopeDim { get; init; }

    /// <summary>Elements of a value head.</summary>
    public required int ValueDim { get; init; }

    /// <summary>The selector of a sparse attention (DeepSeek-V3.2, GLM-5); null for full attention.</summary>
    public SparseIndexer? Indexer { get; init; }

    /// <summary>Elements cached per token and layer: the latent and the shared rotary key, without the indexer's keys.</summary>
    public int CachedWidth => KeyValueRank + RopeDim;

    internal override double MatrixParameters(int hidden)
    {
        double queries = (double)Heads * (NopeDim + RopeDim);
        double queryPath = QueryRank is { } rank ? ((double)hidden * rank) + (rank * queries) : hidden * queries;
        double keyValuePath = ((double)hidden * CachedWidth) + ((double)KeyValueRank * Heads * (NopeDim + ValueDim));
        double output = (double)Heads * ValueDim * hidden;
        return queryPath + keyValuePath + output + (Indexer?.MatrixParameters(hidden, QueryRank ?? hidden) ?? 0);
    }

    internal override double VectorParameters(int hidden) => (QueryRank ?? 0) + KeyValueRank + (Indexer is null ? 0 : 2 * Indexer.HeadDim);
}
