namespace CostModel.Economics;

/// <summary>What a customer is worth and costs to win.</summary>
public sealed record CustomerPlan
{
    /// <summary>Average revenue of an account; the subscription where not given.</summary>
    public UsdPerMonth? RevenuePerAccount { get; init; }

    /// <summary>Gross margin; that of the scenario where not given.</summary>
    public Ratio? GrossMargin { get; init; }

    /// <summary>Cost of serving an account, instead of a margin.</summary>
    public UsdPerMonth? CostPerAccount { get; init; }

    /// <summary>Share of accounts lost in a month.</summary>
    public Ratio? Churn { get; init; }

    /// <summary>How long an account stays, instead of churn.</summary>
    public Years? Lifetime { get; init; }

    /// <summary>What winning an account costs.</summary>
    public Usd? AcquisitionCost { get; init; }

    /// <summary>Spend on models in a month, for its share of recurring revenue.</summary>
    public UsdPerMonth? ModelSpend { get; init; }

    /// <summary>Recurring revenue of that month.</summary>
    public UsdPerMonth? RecurringRevenue { get; init; }

    /// <summary>The gross margin to reach; 80 % where not given, that of software as a service.</summary>
    public Ratio? TargetMargin { get; init; }
}
