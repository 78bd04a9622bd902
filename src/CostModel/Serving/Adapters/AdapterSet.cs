namespace CostModel.Serving.Adapters;

/// <summary>Low-rank adapters (LoRA) of one base model, served beside each other: every linear part of a layer but the routed experts has one.</summary>
/// <param name="Resident">Adapters that lie in the accelerators' memory, at least 1; must be given.</param>
/// <param name="Rank">Their rank, at least 1; 16 where not given.</param>
public sealed record AdapterSet(int? Resident = null, int? Rank = null)
{
    /// <summary>The share of requests that use one; all where not given.</summary>
    public Ratio? Share { get; init; }
}
