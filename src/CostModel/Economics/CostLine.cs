namespace CostModel.Economics;

/// <summary>A cost of revenue besides the serving itself: by the month, by the query, or as a share of revenue.</summary>
public sealed record CostLine
{
    private CostLine(CostBasis basis, double amount) => (Basis, Amount) = (basis, amount);

    /// <summary>What the amount is counted by.</summary>
    public CostBasis Basis { get; }

    /// <summary>US dollars a month, US dollars a query, or a fraction of revenue, as the basis says.</summary>
    internal double Amount { get; }

    /// <summary>A cost that does not change with use, such as hosting.</summary>
    public static CostLine PerMonth(UsdPerMonth amount) => new(CostBasis.PerMonth, amount.TotalDollarsPerMonth);

    /// <summary>A cost of every query, such as retrieval or a guardrail call.</summary>
    public static CostLine PerQuery(UsdPerQuery amount) => new(CostBasis.PerQuery, amount.TotalDollars);

    /// <summary>A share of revenue, such as payment fees.</summary>
    public static CostLine ShareOfRevenue(Ratio share) => new(CostBasis.ShareOfRevenue, share.TotalFraction);

    internal static CostLine Of(CostBasis basis, double amount) => new(basis, amount);
}
