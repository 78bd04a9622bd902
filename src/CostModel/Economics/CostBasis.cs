namespace CostModel.Economics;

/// <summary>What a cost is counted by.</summary>
public enum CostBasis
{
    /// <summary>The month.</summary>
    PerMonth,

    /// <summary>The query.</summary>
    PerQuery,

    /// <summary>The revenue.</summary>
    ShareOfRevenue,
}
