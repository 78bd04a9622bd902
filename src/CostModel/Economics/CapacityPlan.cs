namespace CostModel.Economics;

/// <summary>What hardware carries, or what a demand or a site needs.</summary>
public sealed record CapacityPlan
{
    /// <summary>Tokens a second of one replica.</summary>
    public TokensPerSecond? Throughput { get; init; }

    /// <summary>Replicas; 1 where not given.</summary>
    public double? Replicas { get; init; }

    /// <summary>The share of the throughput that is used; all where not given.</summary>
    public Ratio? Utilization { get; init; }

    /// <summary>Input tokens to be carried.</summary>
    public Rate? InputTokensPerDay { get; init; }

    /// <summary>Output tokens to be carried.</summary>
    public Rate? OutputTokensPerDay { get; init; }

    /// <summary>Input tokens a second of one node that does prefill.</summary>
    public TokensPerSecond? InputRatePerNode { get; init; }

    /// <summary>Output tokens a second of one node that decodes.</summary>
    public TokensPerSecond? OutputRatePerNode { get; init; }

    /// <summary>The busiest hour's rate over the mean, at least 1; nodes are sized for it.</summary>
    public double? PeakToMean { get; init; }

    /// <summary>Servers that a calculation arrives at, not yet whole.</summary>
    public double? Servers { get; init; }

    /// <summary>Accelerators of one server.</summary>
    public double? ChipsPerServer { get; init; }

    /// <summary>Power that a site has.</summary>
    public Power? SitePower { get; init; }

    /// <summary>Accelerators that are there.</summary>
    public double? Chips { get; init; }

    /// <summary>Input tokens that caches serve, of <see cref="InputTokensPerDay"/>.</summary>
    public Rate? CachedTokensPerDay { get; init; }
}
