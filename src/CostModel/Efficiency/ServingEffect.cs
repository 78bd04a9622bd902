namespace CostModel.Efficiency;

/// <summary>What a technique changes about serving. Every factor is new over old, within one resource.</summary>
public sealed record ServingEffect
{
    /// <summary>Bits of a weight; null for no change.</summary>
    public double? WeightBits { get; init; }

    /// <summary>Bits of scales and zero points per weight.</summary>
    public double ScaleBits { get; init; }

    /// <summary>The share of the weights that is kept.</summary>
    public double Density { get; init; } = 1;

    /// <summary>Parameters: fewer layers, narrower matrices, a smaller model.</summary>
    public double Parameters { get; init; } = 1;

    /// <summary>Arithmetic of a token at the same number of parameters.</summary>
    public double Flops { get; init; } = 1;

    /// <summary>Parameters that are kept in memory besides those that a token uses: experts. Total over active, for a dense model that becomes sparse.</summary>
    public double ExpertExpansion { get; init; } = 1;

    /// <summary>Bytes of the key-value cache per token.</summary>
    public double CacheBytes { get; init; } = 1;

    /// <summary>Key-value heads; null for no change.</summary>
    public int? KeyValueHeads { get; init; }

    /// <summary>The rate of matrix products.</summary>
    public double GemmRate { get; init; } = 1;

    /// <summary>The time of attention over the prompt.</summary>
    public double PrefillAttentionTime { get; init; } = 1;

    /// <summary>Time of launches and latencies.</summary>
    public double OverheadTime { get; init; } = 1;

    /// <summary>Tokens that one pass over the weights yields: speculative decoding.</summary>
    public double TokensPerPass { get; init; } = 1;

    /// <summary>Tokens that one pass verifies.</summary>
    public double VerifiedPerPass { get; init; } = 1;

    /// <summary>The time of drafting, as a share of a pass over the weights of the large model.</summary>
    public double DraftShare { get; init; }

    /// <summary>Sequences that are decoded side by side; null for no change.</summary>
    public double? Concurrency { get; init; }

    /// <summary>Tokens that are added to every prompt: examples or retrieved passages.</summary>
    public double AddedInputTokens { get; init; }

    /// <summary>The share of the prompt that a prefix cache serves; null for no change.</summary>
    public double? CachedShare { get; init; }

    /// <summary>The share of queries that a smaller model answers.</summary>
    public double SmallModelShare { get; init; }

    /// <summary>The size of that smaller model over the large one.</summary>
    public double SmallModelSize { get; init; }

    /// <summary>The share of queries that the user's own device answers.</summary>
    public double DeviceShare { get; init; }

    /// <summary>What every query costs besides: a vector search, a guard model.</summary>
    public UsdPerQuery AddedCost { get; init; } = UsdPerQuery.Zero;
}
