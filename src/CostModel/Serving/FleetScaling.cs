namespace CostModel.Serving;

/// <summary>Replicas that come and go with the demand of the day, instead of standing ready for its peak.</summary>
public sealed record FleetScaling
{
    /// <summary>Replicas that stay however little there is to do; 0 scales to zero, and is meant where not given.</summary>
    public int? MinimumReplicas { get; init; }

    /// <summary>Time from the decision until a replica answers; from the weights, the storage and the engine where not given.</summary>
    public Duration? ColdStart { get; init; }

    /// <summary>Rate at which all accelerators of a replica together read its weights from storage.</summary>
    public BytesPerSecond? StorageBandwidth { get; init; }

    /// <summary>Time that the machine and the engine take beside the weights: container, compilation, graph capture.</summary>
    public Duration? EngineStart { get; init; }
}
