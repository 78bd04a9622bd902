using System.Collections.Immutable;

namespace CostModel.Economics.Prices;

/// <summary>What an accelerator costs on a day: the median over sellers, with what it was taken from.</summary>
/// <param name="Commitment">The terms.</param>
/// <param name="Dollars">The median: US dollars an hour and chip for rent, US dollars a chip for a purchase.</param>
/// <param name="Low">The lowest of the quotes.</param>
/// <param name="High">The highest of the quotes.</param>
/// <param name="Quotes">The quotes: of each seller its latest.</param>
public sealed record MarketPrice(Commitment Commitment, double Dollars, double Low, double High, ImmutableArray<PriceQuote> Quotes)
{
    /// <summary>The date of the newest quote.</summary>
    public DateOnly Newest => Quotes.Max(quote => quote.Date);

    /// <summary>The sources, in one line.</summary>
    public string Source
    {
        get
        {
            string[] sellers = [.. Quotes.Select(quote => quote.Seller.Length == 0 ? "list price" : quote.Seller).Distinct().Order(StringComparer.Ordinal)];
            return Quotes.Length == 1
                ? $"{sellers[0]}: {Quotes[0].Source}"
                : FormattableString.Invariant($"median of {Quotes.Length} quotes ({string.Join(", ", sellers)})");
        }
    }
}
