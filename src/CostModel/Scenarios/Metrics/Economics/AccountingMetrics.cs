using System.Collections.Immutable;

namespace CostModel.Scenarios.Metrics.Economics;

/// <summary>Metrics under <c>cloud</c> and <c>accounting</c>, and those of the margin that rest on them; per month of the calendar.</summary>
internal static class AccountingMetrics
{
    internal static readonly MetricDefinition RefundsUsd = new("margin.refundsUsd", "Refunds", MetricUnit.Usd, "Revenue paid back to customers; already taken off revenue.");

    internal static readonly MetricDefinition CloudCostUsd = new(
        "margin.cloudCostUsd", "Cloud terms", MetricUnit.Usd, "Credits, commitment shortfall, marketplace share, data licences and overbuilt capacity, in all.");

    internal static readonly MetricDefinition ReclassifiedUsd = new(
        "margin.reclassifiedUsd",
        "Reclassified",
        MetricUnit.Usd,
        "What the chosen accounting moves into cost of revenue (above 0) or out of it (below 0) against the standard view.");

    internal static readonly MetricDefinition ContributionCostUsd = new(
        "margin.contributionCostUsd", "Variable sales and success", MetricUnit.Usd, "Variable costs below the gross margin.");

    internal static readonly MetricDefinition ContributionUsd = new(
        "margin.contributionUsd", "Contribution", MetricUnit.Usd, "Gross profit less variable costs of sales and customer success.");

    internal static readonly MetricDefinition ContributionMargin = new(
        "margin.contributionMargin", "Contribution margin", MetricUnit.Fraction, "Contribution over revenue.");

    internal static readonly MetricDefinition CreditsUsd = new("cloud.creditsUsd", "Credits", MetricUnit.Usd, "What credits take off the bill; negative.");

    internal static readonly MetricDefinition ShortfallUsd = new(
        "cloud.shortfallUsd", "Commitment shortfall", MetricUnit.Usd, "Promised spend that the serving bill does not reach: paid all the same.");

    internal static readonly MetricDefinition MarketplaceUsd = new("cloud.marketplaceUsd", "Marketplace share", MetricUnit.Usd, "A marketplace's share of revenue.");

    internal static readonly MetricDefinition DataLicencesUsd = new("cloud.dataLicencesUsd", "Data licences", MetricUnit.Usd, "Licences of data that answers draw on.");

    internal static readonly MetricDefinition OverbuildUsd = new(
        "cloud.overbuildUsd", "Idle overbuild", MetricUnit.Usd, "Capacity bought ahead of demand.");

    internal static readonly MetricDefinition UsedUsd = new("accounting.servingUsedUsd", "Serving, used", MetricUnit.Usd, "The part of the serving bill that queries use.");

    internal static readonly MetricDefinition IdleUsd = new("accounting.servingIdleUsd", "Serving, idle", MetricUnit.Usd, "The part of the serving bill that stands idle.");

    internal static readonly MetricDefinition OverheadUsd = new(
        "accounting.servingOverheadUsd", "Serving, overhead", MetricUnit.Usd, "The part of the serving bill that is overhead.");

    internal static readonly MetricDefinition FreeTierUsd = new(
        "accounting.freeTierUsd", "of which for free users", MetricUnit.Usd, "The part of used and overhead that free users cause.");

    internal static readonly MetricDefinition TrainingUsd = new(
        "accounting.trainingPerMonthUsd", "Training, a month of it", MetricUnit.Usd, "Training cost spread evenly over the model's life; the cash leaves at the start.");

    internal static readonly MetricDefinition OperatingResultUsd = new(
        "accounting.resultUsd",
        "Result after all of these",
        MetricUnit.Usd,
        "Revenue less cost of revenue, free tier, idle capacity and training, wherever they stand: the same in every view.");

    internal static readonly ImmutableArray<MetricDefinition> All =
    [
        OverbuildUsd, ShortfallUsd, CreditsUsd, MarketplaceUsd, DataLicencesUsd, UsedUsd, IdleUsd, OverheadUsd, FreeTierUsd, TrainingUsd,
        OperatingResultUsd,
    ];
}
