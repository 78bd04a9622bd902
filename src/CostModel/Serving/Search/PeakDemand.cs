namespace CostModel.Serving.Search;

/// <summary>What all replicas of a deployment carry together in the busiest hour.</summary>
/// <param name="OutputTokensPerSecond">Output tokens a second of that hour, above 0.</param>
/// <param name="Utilization">The share of a replica's throughput that may be used then; the rest is headroom.</param>
/// <param name="SpareReplicas">Replicas beyond those, which stand in for one that fails: 1 for N+1.</param>
public sealed record PeakDemand(TokensPerSecond OutputTokensPerSecond, Ratio Utilization, int SpareReplicas = 0)
{
    /// <summary>Whole replicas of a throughput that carry it, spare ones included.</summary>
    /// <param name="replicaTokensPerSecond">Output tokens a second of one replica, above 0.</param>
    internal double Replicas(double replicaTokensPerSecond)
        => Math.Max(1, Math.Ceiling(OutputTokensPerSecond.TotalTokensPerSecond / (replicaTokensPerSecond * Utilization.TotalFraction))) + SpareReplicas;
}
