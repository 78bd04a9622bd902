using System.Collections.Immutable;
using CostModel.Scenarios.Inputs.Economics;

namespace CostModel.Scenarios.Metrics.Economics;

/// <summary>Metrics under <c>statement</c> and <c>customers</c>.</summary>
internal static class StatementMetrics
{
    internal static readonly MetricDefinition Revenue = new("statement.revenueUsd", "Revenue", MetricUnit.Usd, "Revenue as stated.");

    internal static readonly MetricDefinition Cost = new("statement.costUsd", "Cost", MetricUnit.Usd, "The sum of the stated costs.");

    internal static readonly MetricDefinition Profit = new("statement.profitUsd", "Profit", MetricUnit.Usd, "Revenue less cost.");

    internal static readonly MetricDefinition GrossMargin = new(
        "statement.grossMargin", "Gross margin", MetricUnit.Fraction, "Profit over revenue; at most 100 %.")
    {
        WhyNone = r => r.Plan.Has(StatementInputs.Revenue) ? "there is no revenue to take a share of" : null,
    };

    internal static readonly MetricDefinition Markup = new(
        "statement.markup", "Markup on cost", MetricUnit.Fraction, "Profit over cost: not a margin.")
    {
        WhyNone = r => r.Plan.Has(StatementInputs.Revenue) && r[Cost] == 0 ? "there is no cost to take a share of" : null,
    };

    internal static readonly MetricDefinition RevenueForTarget = new(
        "statement.revenueForTargetUsd", "Price that reaches the target", MetricUnit.Usd, "Revenue at which the stated cost leaves the target margin: cost / (1 - margin).");

    internal static readonly MetricDefinition CostForTarget = new(
        "statement.costForTargetUsd", "Cost that reaches the target", MetricUnit.Usd, "Cost at which the stated revenue leaves the target margin.");

    internal static readonly MetricDefinition LifetimeMonths = new(
        "customers.lifetimeMonths", "Customer lifetime", MetricUnit.Months, "How long an account stays: 1 / churn, or as stated.");

    internal static readonly MetricDefinition ContributionUsd = new(
        "customers.contributionPerMonthUsd", "Margin of an account a month", MetricUnit.Usd, "Revenue of an account less what serving it costs.");

    internal static readonly MetricDefinition LifetimeValueUsd = new(
        "customers.lifetimeValueUsd", "Lifetime value", MetricUnit.Usd, "Margin of an account over its lifetime (LTV).");

    internal static readonly MetricDefinition PaybackMonths = new(
        "customers.paybackMonths", "CAC payback", MetricUnit.Months, "Months of margin that pay back what winning an account cost.")
    {
        WhyNone = r => r.Plan.Has(CustomerInputs.AcquisitionCost) && r[ContributionUsd] <= 0
            ? "an account never pays back what winning it cost: serving it costs as much as it pays"
            : null,
    };

    internal static readonly MetricDefinition ValueToCost = new(
        "customers.lifetimeValueToAcquisitionCost", "LTV over CAC", MetricUnit.Multiple, "Lifetime value over what winning an account costs; 3 is a common aim.");

    internal static readonly MetricDefinition ModelIntensity = new(
        "customers.modelIntensity", "LLM intensity", MetricUnit.Fraction, "Spend on models over recurring revenue: below 20 % is healthy, above 30 % asks for action, above 50 % is a crisis.");

    internal static readonly MetricDefinition TargetMargin = new(
        "customers.targetMargin", "Target gross margin", MetricUnit.Fraction, "The gross margin to reach.");

    internal static readonly MetricDefinition MarginGap = new(
        "customers.marginGap", "Gap to the target", MetricUnit.Fraction, "Target less gross margin, in points of revenue; negative where the target is passed.");

    internal static readonly MetricDefinition CostCut = new(
        "customers.costCutToTarget", "Cost cut that closes it", MetricUnit.Fraction, "Fall of all costs of revenue that reaches the target at today's prices.")
    {
        WhyNone = TargetIsMet,
    };

    internal static readonly MetricDefinition PriceRise = new(
        "customers.priceRiseToTarget", "Price rise that closes it", MetricUnit.Fraction, "Rise of prices that reaches the target at today's costs.")
    {
        WhyNone = TargetIsMet,
    };

    internal static readonly MetricDefinition ServingCut = new(
        "customers.servingCutToTarget",
        "Serving cost cut that closes it",
        MetricUnit.Fraction,
        "Fall of the serving bill alone that reaches the target; above 100 % it cannot do so alone.")
    {
        WhyNone = TargetIsMet,
    };

    internal static readonly ImmutableArray<MetricDefinition> All =
    [
        Revenue, Cost, Profit, GrossMargin, Markup, RevenueForTarget, CostForTarget, LifetimeMonths, ContributionUsd, LifetimeValueUsd, PaybackMonths, ValueToCost,
        ModelIntensity, TargetMargin, MarginGap, CostCut, PriceRise, ServingCut,
    ];

    private static string? TargetIsMet(ScenarioResult result) => result[MarginGap] <= 0 ? "the target is met" : null;
}
