namespace CostModel.Serving.Caching;

/// <summary>Where the history of conversations is when they go on.</summary>
public sealed record CacheReuse
{
    /// <summary>Conversations of one replica that wait for their next question, by Little's law.</summary>
    public required double Waiting { get; init; }

    /// <summary>Conversations whose cache the accelerators can keep beside the requests in flight.</summary>
    public required double RoomInMemory { get; init; }

    /// <summary>Conversations whose cache the host can keep.</summary>
    public required double RoomInHost { get; init; }

    /// <summary>The share that goes on from the accelerators' memory.</summary>
    public required Ratio InMemory { get; init; }

    /// <summary>The share that is read back from the host.</summary>
    public required Ratio InHost { get; init; }

    /// <summary>The share of all input tokens that is not computed again.</summary>
    public required Ratio CachedShare { get; init; }

    /// <summary>Time to read the mean history back from the host; null without offload.</summary>
    public required Duration? Reload { get; init; }

    /// <summary>Time to compute it again.</summary>
    public required Duration Recompute { get; init; }
}
