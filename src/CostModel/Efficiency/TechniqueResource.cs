namespace CostModel.Efficiency;

/// <summary>The quantity that a technique changes. Effects multiply within one resource, never across resources.</summary>
public enum TechniqueResource
{
    /// <summary>Arithmetic, or the rate at which it runs.</summary>
    Flops,

    /// <summary>Bytes that are read for each token: weights and cache.</summary>
    Bytes,

    /// <summary>How many tokens are processed.</summary>
    Tokens,

    /// <summary>What must fit into memory.</summary>
    Memory,

    /// <summary>The share of the parameters, or of the queries, that does the work.</summary>
    ActiveShare,

    /// <summary>Human labels.</summary>
    Labels,

    /// <summary>Time that is neither arithmetic nor bytes: launches and waiting.</summary>
    Overhead,
}
