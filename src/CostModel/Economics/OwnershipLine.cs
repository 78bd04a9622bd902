namespace CostModel.Economics;

/// <summary>What a cost of owning hardware is counted by.</summary>
public enum OwnershipBasis
{
    /// <summary>Once, with the purchase.</summary>
    Once,

    /// <summary>Every hour.</summary>
    PerHour,

    /// <summary>Every month.</summary>
    PerMonth,

    /// <summary>Every year.</summary>
    PerYear,

    /// <summary>Every year after the first, such as maintenance after a warranty.</summary>
    PerLaterYear,
}

/// <summary>A named cost of owning hardware.</summary>
public sealed record OwnershipLine
{
    private OwnershipLine(OwnershipBasis basis, double amount) => (Basis, Amount) = (basis, amount);

    /// <summary>What the amount is counted by.</summary>
    public OwnershipBasis Basis { get; }

    /// <summary>US dollars by the basis.</summary>
    internal double Amount { get; }

    /// <summary>Once, with the purchase.</summary>
    public static OwnershipLine Once(Usd amount) => new(OwnershipBasis.Once, amount.TotalDollars);

    /// <summary>Every hour.</summary>
    public static OwnershipLine PerHour(UsdPerHour amount) => new(OwnershipBasis.PerHour, amount.TotalDollarsPerHour);

    /// <summary>Every month.</summary>
    public static OwnershipLine PerMonth(UsdPerMonth amount) => new(OwnershipBasis.PerMonth, amount.TotalDollarsPerMonth);

    /// <summary>Every year.</summary>
    public static OwnershipLine PerYear(Usd amount) => new(OwnershipBasis.PerYear, amount.TotalDollars);

    /// <summary>Every year after the first.</summary>
    public static OwnershipLine PerLaterYear(Usd amount) => new(OwnershipBasis.PerLaterYear, amount.TotalDollars);

    internal static OwnershipLine Of(OwnershipBasis basis, double amount) => new(basis, amount);
}
