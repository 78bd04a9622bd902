using System.Collections.Immutable;

namespace CostModel.Economics;

/// <summary>Users from one quantile of use to another, and what they bring.</summary>
/// <param name="From">The share of users below the cohort.</param>
/// <param name="To">The share of users up to its end.</param>
/// <param name="MeanQueries">Mean queries of a month of one of its users, under the cap.</param>
/// <param name="RevenueUsd">Revenue of the cohort, per user of all.</param>
/// <param name="CostUsd">Its cost, per user of all.</param>
/// <param name="ShareOfUse">Its share of all use.</param>
public sealed record UsageCohort(double From, double To, double MeanQueries, double RevenueUsd, double CostUsd, double ShareOfUse)
{
    /// <summary>Revenue less cost over revenue; null without revenue.</summary>
    public double? GrossMargin => RevenueUsd == 0 ? null : (RevenueUsd - CostUsd) / RevenueUsd;
}

/// <summary>A user base by how much its users use, and the levels at which price and cost meet.</summary>
public sealed record UsageCohorts
{
    private static readonly ImmutableArray<double> s_quantiles = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99, 1];

    /// <summary>Ten tenths of the users, lightest first, the last hundredth apart. They hold all users once.</summary>
    public required ImmutableArray<UsageCohort> Cohorts { get; init; }

    /// <summary>Mean queries of a user.</summary>
    public required double MeanQueries { get; init; }

    /// <summary>Mean queries of a user under the cap.</summary>
    public required double BilledQueries { get; init; }

    /// <summary>Queries that half of the users stay at or below, under the cap.</summary>
    public required double MedianQueries { get; init; }

    /// <summary>Share of use of the heaviest tenth, under the cap.</summary>
    public required double TopDecileShare { get; init; }

    /// <summary>Share of users who cost more than they pay.</summary>
    public required double LossMakingShare { get; init; }

    /// <summary>The cap that brings the margin over all users to the target; null where none is needed or none does.</summary>
    public required double? CapForTarget { get; init; }

    /// <summary>The margin over all users, from the cohorts; null without revenue.</summary>
    public double? GrossMargin
    {
        get
        {
            double revenue = Cohorts.Sum(cohort => cohort.RevenueUsd);
            return revenue == 0 ? null : (revenue - Cohorts.Sum(cohort => cohort.CostUsd)) / revenue;
        }
    }

    /// <summary>Splits a user base.</summary>
    /// <param name="spread">How use spreads.</param>
    /// <param name="meanQueries">Mean queries of a user in a month; not read where users are listed.</param>
    /// <param name="price">What a user pays in a month.</param>
    /// <param name="costPerQuery">What a query costs.</param>
    public static UsageCohorts Of(UsageSpread spread, double meanQueries, UsdPerMonth price, UsdPerQuery costPerQuery)
    {
        ArgumentNullException.ThrowIfNull(spread);
        var use = UseDistribution.Of(spread, meanQueries);
        double cap = spread.Cap ?? double.PositiveInfinity;
        double paid = price.TotalDollarsPerMonth;
        double cost = costPerQuery.TotalDollars;
        double fixedCost = spread.FixedPerUser?.TotalDollarsPerMonth ?? 0;
        double all = use.UseUpTo(1, cap);
        var cohorts = ImmutableArray.CreateBuilder<UsageCohort>();
        for (int i = 0; i + 1 < s_quantiles.Length; i++)
        {
            double users = s_quantiles[i + 1] - s_quantiles[i];
            double queries = use.UseUpTo(s_quantiles[i + 1], cap) - use.UseUpTo(s_quantiles[i], cap);
            cohorts.Add(new UsageCohort(
                s_quantiles[i],
                s_quantiles[i + 1],
                queries / users,
                paid * users,
                (fixedCost * users) + (queries * cost),
                all == 0 ? 0 : queries / all));
        }

        return new UsageCohorts
        {
            Cohorts = cohorts.ToImmutable(),
            MeanQueries = use.Mean,
            BilledQueries = all,
            MedianQueries = Math.Min(cap, use.Quantile(0.5)),
            TopDecileShare = all == 0 ? 0 : 1 - (use.UseUpTo(0.9, cap) / all),
            LossMakingShare = LossMaking(use, cap, (paid - fixedCost) / cost),
            CapForTarget = Cap(use, cap, ((paid * (1 - (spread.TargetMargin?.TotalFraction ?? 0.8))) - fixedCost) / cost),
        };
    }

    private static double LossMaking(UseDistribution use, double cap, double threshold)
        => threshold < 0 ? 1 : cap <= threshold ? 0 : 1 - use.UsersBelow(threshold);

    /// <summary>The cap under which mean use comes down to what the target allows; by bisection, as mean use grows with the cap.</summary>
    private static double? Cap(UseDistribution use, double cap, double allowed)
    {
        if (allowed <= 0 || use.UseUpTo(1, cap) <= allowed)
        {
            return null;
        }

        double low = 0;
        double high = Math.Max(1, allowed);
        while (use.UseUpTo(1, high) < allowed)
        {
            high *= 2;
        }

        for (int i = 0; i < 200; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = use.UseUpTo(1, middle) < allowed ? (middle, high) : (low, middle);
        }

        return high;
    }
}
