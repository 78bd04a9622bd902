namespace CostModel.Economics;

/// <summary>What customers pay. Several kinds may hold at once; each adds its line.</summary>
public sealed record Revenue
{
    /// <summary>The subscription of one paying user.</summary>
    public UsdPerMonth? Subscription { get; init; }

    /// <summary>All users, paying or not; at least 0.</summary>
    public double? Users { get; init; }

    /// <summary>The share of users that pays the subscription; all of them where not given.</summary>
    public Ratio? Paying { get; init; }

    /// <summary>The price of one query.</summary>
    public UsdPerQuery? PerQuery { get; init; }

    /// <summary>The price of uncached input tokens.</summary>
    public UsdPerMillionTokens? PerMillionInputTokens { get; init; }

    /// <summary>The price of input tokens that a cache served; that of uncached ones where not given.</summary>
    public UsdPerMillionTokens? PerMillionCachedInputTokens { get; init; }

    /// <summary>The price of output tokens, reasoning included.</summary>
    public UsdPerMillionTokens? PerMillionOutputTokens { get; init; }

    /// <summary>Revenue that does not depend on use or users: contracts, advertising.</summary>
    public UsdPerMonth? Fixed { get; init; }

    /// <summary>Seats that organisations pay for.</summary>
    public double? Seats { get; init; }

    /// <summary>The price of a seat.</summary>
    public UsdPerMonth? PerSeat { get; init; }

    /// <summary>Advertising revenue of a query that shows advertisements.</summary>
    public UsdPerQuery? AdsPerQuery { get; init; }

    /// <summary>The share of queries that shows them; all where not given.</summary>
    public Ratio? AdShare { get; init; }

    /// <summary>Queries of a month that a subscription includes.</summary>
    public double? IncludedQueries { get; init; }

    /// <summary>The price of a query beyond them, at the mean use of a user.</summary>
    public UsdPerQuery? OveragePerQuery { get; init; }
}
