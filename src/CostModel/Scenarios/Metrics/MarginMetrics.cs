using System.Collections.Immutable;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Metrics;

/// <summary>Metrics under <c>margin</c>, per month of the calendar.</summary>
internal static class MarginMetrics
{
    internal static readonly MetricDefinition RevenueUsd = new(
        "margin.revenueUsd", "Revenue", MetricUnit.Usd, "Revenue of a month.");

    internal static readonly MetricDefinition ServingCostUsd = new(
        "margin.servingCostUsd", "Serving", MetricUnit.Usd, "Serving bill of a month, idle time included.");

    internal static readonly MetricDefinition OtherCostUsd = new(
        "margin.otherCostUsd", "Other cost of revenue", MetricUnit.Usd, "Costs of revenue of a month besides serving.");

    internal static readonly MetricDefinition CostOfRevenueUsd = new(
        "margin.costOfRevenueUsd", "Cost of revenue", MetricUnit.Usd, "All costs of revenue of a month: serving and the stated lines; not training, research or sales.");

    internal static readonly MetricDefinition GrossProfitUsd = new(
        "margin.grossProfitUsd", "Gross profit", MetricUnit.Usd, "Revenue less cost of revenue of a month.");

    internal static readonly MetricDefinition GrossMargin = new(
        "margin.grossMargin", "Gross margin", MetricUnit.Fraction, "Gross profit over revenue; at most 100 %.")
    {
        WhyNone = r => r.Plan.HasMargin && r[RevenueUsd] == 0 ? "there is no revenue to take a share of" : null,
    };

    internal static readonly MetricDefinition Markup = new(
        "margin.markup", "Markup on cost", MetricUnit.Fraction, "Gross profit over cost: not a margin.")
    {
        WhyNone = r => r.Plan.HasMargin && r[CostOfRevenueUsd] == 0 ? "there is no cost to take a share of" : null,
    };

    internal static readonly MetricDefinition RevenuePerDayUsd = new(
        "margin.revenuePerDayUsd", "Revenue per day", MetricUnit.Usd, "Revenue of a day.");

    internal static readonly MetricDefinition CostOfRevenuePerDayUsd = new(
        "margin.costOfRevenuePerDayUsd", "Cost of revenue per day", MetricUnit.Usd, "Cost of revenue of a day.");

    internal static readonly MetricDefinition BreakEvenQueriesPerDay = new(
        "margin.breakEvenQueriesPerDay",
        "Break-even queries a day",
        MetricUnit.PerDay,
        "Queries a day at which revenue covers the cost of revenue, at today's revenue and variable cost per query; before credits and reclassification.")
    {
        WhyNone = NeverBreaksEven,
    };

    internal static readonly ImmutableArray<MetricDefinition> All =
    [
        AccountingMetrics.RefundsUsd, RevenueUsd, ServingCostUsd, OtherCostUsd, AccountingMetrics.CloudCostUsd, AccountingMetrics.ReclassifiedUsd,
        CostOfRevenueUsd, GrossProfitUsd, GrossMargin, Markup, AccountingMetrics.ContributionCostUsd, AccountingMetrics.ContributionUsd,
        AccountingMetrics.ContributionMargin, RevenuePerDayUsd, CostOfRevenuePerDayUsd, BreakEvenQueriesPerDay,
    ];

    private static string? NeverBreaksEven(ScenarioResult result)
    {
        if (!result.Plan.HasMargin || !result.Plan.Demand.HasQueries || result[RevenueUsd] is not { } revenue || result[CostOfRevenueUsd] is null)
        {
            return null;
        }

        return revenue == 0
            ? "no volume breaks even: a query earns nothing"
            : result[GrossProfitUsd] > 0 ? "there is no fixed cost to cover: every query earns more than it costs"
            : "no volume breaks even: each further query costs at least what it earns";
    }
}
