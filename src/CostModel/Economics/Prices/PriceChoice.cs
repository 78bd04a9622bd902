using CostModel.Catalogs;

namespace CostModel.Economics.Prices;

/// <summary>What happens where a price is older than the stated age.</summary>
public enum OldPrices
{
    /// <summary>A warning.</summary>
    Warn,

    /// <summary>A fault.</summary>
    Fail,
}

/// <summary>Which shipped prices a scenario accepts where it gives none, and how old a price may be.</summary>
public sealed record PriceChoice
{
    /// <summary>The terms whose shipped prices are accepted; none where not given, so that a missing price is a fault.</summary>
    public Commitment? Book { get; init; }

    /// <summary>The price book.</summary>
    public Catalog<HardwarePrices> Prices { get; init; } = PriceBook.Default;

    /// <summary>The only seller whose prices are accepted; the median of all where not given.</summary>
    public string? Seller { get; init; }

    /// <summary>The age beyond which a price is called old; a year for shipped prices where not given, none for a scenario's own.</summary>
    public Years? MaximumAge { get; init; }

    /// <summary>What happens where a price is older; a warning where not given.</summary>
    public OldPrices? WhenOld { get; init; }
}
