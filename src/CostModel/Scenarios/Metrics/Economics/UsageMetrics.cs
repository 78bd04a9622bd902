using System.Collections.Immutable;

namespace CostModel.Scenarios.Metrics.Economics;

/// <summary>Metrics under <c>usage</c>: margin by how much users use.</summary>
internal static class UsageMetrics
{
    internal static readonly MetricDefinition MeanQueries = new(
        "usage.meanQueries", "Mean queries of a user", MetricUnit.Number, "Queries of a user in a month, as a mean, under the cap where there is one.");

    internal static readonly MetricDefinition MedianQueries = new(
        "usage.medianQueries", "Median queries of a user", MetricUnit.Number, "Queries of a month that half of the users stay below.");

    internal static readonly MetricDefinition TopDecileShare = new(
        "usage.topDecileShare", "Heaviest tenth of users", MetricUnit.Fraction, "Share of use that the heaviest tenth of users makes.");

    internal static readonly MetricDefinition RevenuePerUserUsd = new("usage.revenuePerUserUsd", "Revenue of a user", MetricUnit.Usd, "What a user pays in a month.");

    internal static readonly MetricDefinition FixedPerUserUsd = new(
        "usage.fixedPerUserUsd",
        "of which whatever the user does",
        MetricUnit.Usd,
        "Cost of a paying user in a month that does not depend on its use: fees on what it pays, support, hosting, and the free users it carries.");

    internal static readonly MetricDefinition CostPerUserUsd = new("usage.costPerUserUsd", "Cost of a user", MetricUnit.Usd, "What a user costs in a month, as a mean.");

    internal static readonly MetricDefinition GrossMargin = new("usage.grossMargin", "Gross margin over users", MetricUnit.Fraction, "Revenue less cost of all users, over revenue.");

    internal static readonly MetricDefinition MedianMargin = new(
        "usage.medianMargin", "Margin of the median user", MetricUnit.Fraction, "Gross margin of the user whom half of all exceed.");

    internal static readonly MetricDefinition BreakEvenQueries = new(
        "usage.breakEvenQueries", "Queries at which a user loses money", MetricUnit.Number, "Queries of a month at which a user costs what it pays: the heavy-user threshold.");

    internal static readonly MetricDefinition LossMakingShare = new(
        "usage.lossMakingShare", "Users who lose money", MetricUnit.Fraction, "Share of users who cost more than they pay.");

    internal static readonly MetricDefinition TargetQueries = new(
        "usage.targetQueries", "Queries at the target margin", MetricUnit.Number, "Queries of a month up to which a single user reaches the target margin.")
    {
        WhyNone = r => r.Plan.Scenario.Usage is null ? null : "even a user who asks nothing misses the target margin",
    };

    internal static readonly MetricDefinition PriceForTargetUsd = new(
        "usage.priceForTargetUsd", "Price that reaches the target", MetricUnit.Usd, "What a user would have to pay in a month for the target margin over all users, at this use.")
    {
        WhyNone = r => r.Plan.Scenario.Usage is null ? null : "fees on the price take more of it than the target margin leaves",
    };

    internal static readonly MetricDefinition CapForTarget = new(
        "usage.capForTarget", "Cap that reaches the target", MetricUnit.Number, "Queries of a month to cap users at, for the target margin over all users at this price.")
    {
        WhyNone = r => r.Plan.Scenario.Usage is null ? null
            : r[GrossMargin] >= r.Plan.NumberOf(Inputs.Economics.UsageInputs.TargetMargin) ? "no cap is needed: the target is met"
            : "no cap reaches the target: what does not depend on use already costs too much",
    };

    internal static readonly ImmutableArray<MetricDefinition> All =
    [
        MeanQueries, MedianQueries, TopDecileShare, RevenuePerUserUsd, CostPerUserUsd, FixedPerUserUsd, GrossMargin, MedianMargin, BreakEvenQueries,
        LossMakingShare, TargetQueries, PriceForTargetUsd, CapForTarget,
    ];
}
