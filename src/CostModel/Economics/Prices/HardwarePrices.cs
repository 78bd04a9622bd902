using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Economics.Prices;

/// <summary>The dated prices of one accelerator.</summary>
public sealed record HardwarePrices : ICatalogRecord
{
    /// <summary>How far behind the newest quote another may lie to count for the same market.</summary>
    private const int MarketDays = 365;

    /// <summary>The hardware's id.</summary>
    public required string Id { get; init; }

    /// <summary>All quotes, oldest first.</summary>
    public required ImmutableArray<PriceQuote> Quotes { get; init; }

    /// <summary>
    /// The price on a day: of each seller its latest quote up to that day, of the year before the newest one; the median of these.
    /// Null where nobody had asked a price by then.
    /// </summary>
    /// <param name="commitment">The terms.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="seller">The only seller to look at; all where null.</param>
    public MarketPrice? On(Commitment commitment, DateOnly asOf, string? seller = null)
    {
        PriceQuote[] latest =
        [
            .. Quotes
                .Where(quote => quote.Commitment == commitment && quote.Date <= asOf)
                .Where(quote => seller is null || string.Equals(quote.Seller, seller, StringComparison.OrdinalIgnoreCase))
                .GroupBy(quote => quote.Seller.Length > 0 ? quote.Seller : quote.Source, StringComparer.Ordinal)
                .Select(quotes => quotes.MaxBy(quote => quote.Date)!),
        ];
        if (latest.Length == 0)
        {
            return null;
        }

        DateOnly newest = latest.Max(quote => quote.Date);
        ImmutableArray<PriceQuote> market =
            [.. latest.Where(quote => newest.DayNumber - quote.Date.DayNumber <= MarketDays).OrderBy(quote => quote.Dollars)];
        double median = (market[(market.Length - 1) / 2].Dollars + market[market.Length / 2].Dollars) / 2;
        return new MarketPrice(commitment, median, market[0].Dollars, market[^1].Dollars, market);
    }
}
