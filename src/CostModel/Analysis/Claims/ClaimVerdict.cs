namespace CostModel.Analysis.Claims;

/// <summary>What became of a claim.</summary>
public enum ClaimVerdict
{
    /// <summary>It follows from its inputs.</summary>
    Agrees,

    /// <summary>Its inputs give another figure.</summary>
    Off,

    /// <summary>Its figures contradict each other or what is known.</summary>
    Inconsistent,

    /// <summary>It states no figure to hold; what the model makes of it is context.</summary>
    Context,

    /// <summary>There is nothing to compute.</summary>
    NotComputable,
}
