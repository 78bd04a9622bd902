using System.Collections.Immutable;

namespace CostModel.Economics;

/// <summary>The shape of use over users.</summary>
public enum UsageShape
{
    /// <summary>The logarithm of use is normal.</summary>
    Lognormal,

    /// <summary>A power law: few users make most of the use.</summary>
    Pareto,

    /// <summary>The users are listed.</summary>
    Listed,
}

/// <summary>How use spreads over users, because a mean hides those who cost more than they pay.</summary>
public sealed record UsageSpread
{
    /// <summary>The shape; lognormal where not given, listed where users are.</summary>
    public UsageShape? Shape { get; init; }

    /// <summary>Mean queries of a user in a month; those of the workload where not given.</summary>
    public double? MeanQueries { get; init; }

    /// <summary>The share of use that the heaviest tenth of users makes, above 10 %.</summary>
    public Ratio? TopDecileShare { get; init; }

    /// <summary>Standard deviation of the logarithm of use, instead of a top-decile share, for a lognormal.</summary>
    public double? Sigma { get; init; }

    /// <summary>The tail index, above 1, instead of a top-decile share, for a Pareto.</summary>
    public double? Alpha { get; init; }

    /// <summary>Queries of a month of each user, where they are known.</summary>
    public ImmutableArray<double> Users { get; init; } = [];

    /// <summary>Where <see cref="Users"/> came from, for reports.</summary>
    public string? File { get; init; }

    /// <summary>What a user pays in a month; the subscription where not given.</summary>
    public UsdPerMonth? Price { get; init; }

    /// <summary>What a query costs; that of the scenario where not given.</summary>
    public UsdPerQuery? CostPerQuery { get; init; }

    /// <summary>Cost of a user that does not depend on use.</summary>
    public UsdPerMonth? FixedPerUser { get; init; }

    /// <summary>Queries of a month beyond which a user gets nothing more.</summary>
    public double? Cap { get; init; }

    /// <summary>The gross margin to reach by price or cap; 80 % where not given.</summary>
    public Ratio? TargetMargin { get; init; }
}
