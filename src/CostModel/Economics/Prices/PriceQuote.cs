namespace CostModel.Economics.Prices;

/// <summary>One price of one accelerator that somebody asked on some day.</summary>
/// <param name="Commitment">The terms.</param>
/// <param name="Dollars">US dollars an hour and chip for rent, US dollars a chip for a purchase; above 0.</param>
/// <param name="Date">When it was asked.</param>
/// <param name="Seller">Who asked it; empty where a list price names nobody.</param>
/// <param name="Region">Where it held; empty where not known.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Note">What a reader must know to use it; null for nothing.</param>
public sealed record PriceQuote(Commitment Commitment, double Dollars, DateOnly Date, string Seller, string Region, string Source, string? Note = null)
{
    /// <summary>The rent.</summary>
    /// <exception cref="InvalidOperationException">It is a purchase.</exception>
    public UsdPerGpuHour Rent => Commitment == Commitment.Purchase
        ? throw new InvalidOperationException("a purchase has no rent")
        : UsdPerGpuHour.FromDollarsPerGpuHour(Dollars);

    /// <summary>The purchase price.</summary>
    /// <exception cref="InvalidOperationException">It is a rent.</exception>
    public Usd Purchase => Commitment == Commitment.Purchase
        ? Usd.FromDollars(Dollars)
        : throw new InvalidOperationException("a rent is no purchase price");
}
