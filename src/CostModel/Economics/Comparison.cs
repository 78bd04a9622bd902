namespace CostModel.Economics;

/// <summary>Two figures of the same unit: how much one saves against the other.</summary>
public sealed record Comparison
{
    /// <summary>The figure that is looked at.</summary>
    public double? Ours { get; init; }

    /// <summary>The figure that it is held against.</summary>
    public double? Theirs { get; init; }
}
