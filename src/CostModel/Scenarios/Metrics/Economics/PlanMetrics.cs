using System.Collections.Immutable;

namespace CostModel.Scenarios.Metrics.Economics;

/// <summary>Metrics under <c>plan</c>: what the months come to.</summary>
internal static class PlanMetrics
{
    internal static readonly MetricDefinition RevenueUsd = new("plan.revenueUsd", "Revenue", MetricUnit.Usd, "Revenue of all months.");

    internal static readonly MetricDefinition GrossProfitUsd = new("plan.grossProfitUsd", "Gross profit", MetricUnit.Usd, "Gross profit of all months.");

    internal static readonly MetricDefinition FreeCashFlowUsd = new(
        "plan.freeCashFlowUsd", "Free cash flow", MetricUnit.Usd, "Gross profit less operating expenses and investment, of all months.");

    internal static readonly MetricDefinition LargestBurnUsd = new(
        "plan.largestBurnUsd", "Largest burn of a month", MetricUnit.Usd, "Cash that the worst month uses up; 0 where no month does.");

    internal static readonly MetricDefinition LowestCashUsd = new(
        "plan.lowestCashUsd", "Lowest cash", MetricUnit.Usd, "Cash at its lowest, or, without cash at the start, the most that has to be financed as a negative figure.");

    internal static readonly MetricDefinition RunwayMonths = new(
        "plan.runwayMonths", "Runway", MetricUnit.Months, "Whole months until cash is used up.")
    {
        WhyNone = r => r.Plan.Scenario.Plan is null ? null
            : r.Plan.Scenario.Plan.Cash is null ? "no cash at the start is given"
            : "cash lasts beyond the plan",
    };

    internal static readonly MetricDefinition BreakEvenMonth = new(
        "plan.breakEvenMonth", "First month without loss", MetricUnit.Number, "The first month from which gross profit covers operating expenses to the end of the plan.")
    {
        WhyNone = r => r.Plan.Scenario.Plan is null ? null : "the plan does not break even within its months",
    };

    internal static readonly MetricDefinition PaybackMonth = new(
        "plan.paybackMonth", "Month of payback", MetricUnit.Number, "The first month at whose end all cash spent has come back.")
    {
        WhyNone = r => r.Plan.Scenario.Plan is null ? null : "what was spent does not come back within the plan",
    };

    internal static readonly MetricDefinition LastMargin = new(
        "plan.lastMonthGrossMargin", "Gross margin of the last month", MetricUnit.Fraction, "Gross margin of the last month.")
    {
        WhyNone = r => r.Plan.Scenario.Plan is null ? null : "there is no revenue in the last month",
    };

    internal static readonly ImmutableArray<MetricDefinition> All =
    [
        RevenueUsd, GrossProfitUsd, FreeCashFlowUsd, LargestBurnUsd, LowestCashUsd, RunwayMonths, BreakEvenMonth, PaybackMonth, LastMargin,
    ];
}
