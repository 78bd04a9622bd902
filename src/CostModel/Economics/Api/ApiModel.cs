using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Economics.Api;

/// <summary>What a provider charges for one model, each price with its own dimensions.</summary>
public sealed record ApiModel : ICatalogRecord
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <summary>Who charges.</summary>
    public string Provider { get; init; } = "";

    /// <summary>Prices of tokens.</summary>
    public ImmutableArray<ApiRate> Rates { get; init; } = [];

    /// <summary>Prices of other things.</summary>
    public ImmutableArray<ApiUnitRate> Units { get; init; } = [];

    /// <summary>Whether the input tokens that the provider reports include those that a cache served or took in. Providers differ.</summary>
    public bool InputIncludesCached { get; init; } = true;

    /// <summary>How prices above a context length apply.</summary>
    public BandRule BandRule { get; init; }

    /// <summary>Whether a context of exactly the threshold is billed as longer.</summary>
    public BandBoundary BandBoundary { get; init; }

    /// <summary>What else the source says, such as context lengths, as it was written.</summary>
    public ImmutableSortedDictionary<string, string> Notes { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Where the prices come from.</summary>
    public Citation? Source { get; init; }

    /// <summary>The lengths at which prices change, shortest first.</summary>
    public ImmutableArray<double> Bands => [.. Rates.Select(rate => rate.Above).Where(above => above > 0).Distinct().Order()];

    /// <summary>
    /// The price of a class. A dimension that has no price of its own falls back: reasoning to output, an hour's cache write to the shortest,
    /// cached input and writes to input, a region to everywhere, a tier and batch to the standard price of the context's band. Null where
    /// nothing is priced.
    /// </summary>
    /// <param name="wanted">The class.</param>
    /// <param name="terms">The dimensions.</param>
    public ApiRate? Find(TokenClass wanted, ApiTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ApiRate? best = Rates
            .Where(rate => rate.Class == wanted && rate.Medium == terms.Medium)
            .Where(rate => rate.Tier == terms.Tier || rate.Tier == ServiceTier.Standard)
            .Where(rate => rate.Batch == terms.Batch || !rate.Batch)
            .Where(rate => rate.Region == terms.Region || rate.Region.Length == 0)
            .Where(rate => rate.Above == 0 || Reaches(terms.ContextTokens, rate.Above))
            .Where(rate => rate.TimeToLive is null || rate.TimeToLive == terms.TimeToLive)
            .Where(rate => rate.From is null || terms.AsOf is null || rate.From <= terms.AsOf)
            .OrderByDescending(rate => rate.Above)
            .ThenByDescending(rate => rate.Batch == terms.Batch)
            .ThenByDescending(rate => rate.Tier == terms.Tier)
            .ThenByDescending(rate => rate.Region == terms.Region)
            .ThenByDescending(rate => rate.TimeToLive == terms.TimeToLive)
            .ThenByDescending(rate => rate.From)
            .FirstOrDefault();
        return best ?? wanted switch
        {
            TokenClass.Reasoning => Find(TokenClass.Output, terms),
            TokenClass.CachedInput or TokenClass.CacheWrite => Find(TokenClass.Input, terms),
            _ => null,
        };
    }

    private bool Reaches(double tokens, double threshold) => BandBoundary == BandBoundary.Inclusive ? tokens >= threshold : tokens > threshold;
}

/// <summary>The dimensions that a price is looked up with.</summary>
public sealed record ApiTerms
{
    /// <summary>What is in the tokens.</summary>
    public Medium Medium { get; init; }

    /// <summary>The tier.</summary>
    public ServiceTier Tier { get; init; }

    /// <summary>Whether the calls go in batches.</summary>
    public bool Batch { get; init; }

    /// <summary>Input tokens of a call, which decide its band.</summary>
    public double ContextTokens { get; init; }

    /// <summary>How long written cache entries are to live; the provider's shortest where null.</summary>
    public Duration? TimeToLive { get; init; }

    /// <summary>The region; everywhere where empty.</summary>
    public string Region { get; init; } = "";

    /// <summary>The day; any where null.</summary>
    public DateOnly? AsOf { get; init; }
}
