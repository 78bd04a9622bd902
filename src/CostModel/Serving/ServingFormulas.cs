using CostModel.Formulas;

namespace CostModel.Serving;

/// <summary>The closed-form arithmetic of demand and the size of a deployment.</summary>
internal static class ServingFormulas
{
    /// <summary>Queries a day of a user base.</summary>
    internal static T QueriesPerDay<T>(T users, T queriesPerUser)
        where T : struct, IReal<T>
        => users * queriesPerUser;

    /// <summary>Whole replicas that carry the busiest hour; at least one, which is paid for however little there is to do.</summary>
    internal static T Replicas<T>(T outputTokensPerDay, T peakToMean, T replicaTokensPerSecond, T utilization)
        where T : struct, IReal<T>
    {
        T peakTokensPerSecond = PeakTokensPerSecond(outputTokensPerDay, peakToMean);
        return T.Max(T.Constant(1), T.Ceiling(peakTokensPerSecond / (replicaTokensPerSecond * utilization)));
    }

    /// <summary>The share of what replicas can do that the busiest hour leaves.</summary>
    internal static T Headroom<T>(T outputTokensPerDay, T peakToMean, T replicaTokensPerSecond, T replicas)
        where T : struct, IReal<T>
        => T.Constant(1) - (PeakTokensPerSecond(outputTokensPerDay, peakToMean) / (replicaTokensPerSecond * replicas));

    private static T PeakTokensPerSecond<T>(T outputTokensPerDay, T peakToMean)
        where T : struct, IReal<T>
        => outputTokensPerDay * peakToMean / T.Constant(86400, "s/day");
}
