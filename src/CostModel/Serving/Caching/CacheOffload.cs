namespace CostModel.Serving.Caching;

/// <summary>Caches of waiting conversations moved to the host's memory, and back when they go on.</summary>
public sealed record CacheOffload
{
    /// <summary>Memory of the host for it, for each accelerator, above 0; must be given.</summary>
    public Bytes? Memory { get; init; }

    /// <summary>What is read back a second and accelerator; what the link to the host reaches where not given.</summary>
    public BytesPerSecond? Bandwidth { get; init; }
}
