namespace CostModel.Serving.Caching;

/// <summary>Caches of waiting conversations moved to the host's memory, and back when they go on.</summary>
/// <param name="Memory">Memory of the host for it, for each accelerator; above 0.</param>
public sealed record CacheOffload(Bytes Memory)
{
    /// <summary>What is read back a second and accelerator; what the link to the host reaches where not given.</summary>
    public BytesPerSecond? Bandwidth { get; init; }
}
