namespace CostModel.Economics;

/// <summary>Vector search in the path of a query: an index that is stored, searches that are billed, a question that is embedded.</summary>
public sealed record RetrievalPlan
{
    /// <summary>Vectors of the index.</summary>
    public double? Vectors { get; init; }

    /// <summary>Dimensions of a vector.</summary>
    public double? Dimensions { get; init; }

    /// <summary>Bytes of a dimension: 4 for float32, 1 for int8; 4 where not given.</summary>
    public double? BytesPerDimension { get; init; }

    /// <summary>Bytes kept beside a vector: its id, its text, its metadata.</summary>
    public Bytes? Metadata { get; init; }

    /// <summary>Stored bytes over those of vectors and metadata: the graph of the index; 1 where not given.</summary>
    public double? IndexOverhead { get; init; }

    /// <summary>Copies of the index; 1 where not given.</summary>
    public double? Copies { get; init; }

    /// <summary>Price of storing one GB (1e9 bytes) for a month.</summary>
    public UsdPerMonth? PerGigabyte { get; init; }

    /// <summary>Price of one search.</summary>
    public UsdPerQuery? PerSearch { get; init; }

    /// <summary>Searches of a query; 1 where not given.</summary>
    public double? SearchesPerQuery { get; init; }

    /// <summary>Tokens that are embedded for a search.</summary>
    public Tokens? EmbeddedTokens { get; init; }

    /// <summary>Price of embedding a million tokens.</summary>
    public UsdPerMillionTokens? EmbeddingPrice { get; init; }
}
