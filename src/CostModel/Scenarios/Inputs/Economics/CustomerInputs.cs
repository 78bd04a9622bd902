using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>customers</c>: what a customer is worth and costs to win.</summary>
internal static class CustomerInputs
{
    private static readonly Section<CustomerPlan> s_section = new("customers", s => s.Customers, (s, v) => s with { Customers = v });

    internal static readonly InputDefinition RevenuePerAccount = s_section.Of<UsdPerMonth>(
        "revenuePerAccount",
        "USD/account/month",
        InputRange.Positive,
        "Average revenue of an account a month (ARPA); revenue.subscription where not given.",
        c => c.RevenuePerAccount,
        (c, v) => c with { RevenuePerAccount = v }).WithExample("50 USD/month");

    internal static readonly InputDefinition GrossMargin = s_section.Of<Ratio>(
        "grossMargin",
        "",
        new InputRange(-10, 1),
        "Gross margin of an account; margin.grossMargin of the scenario where not given.",
        c => c.GrossMargin,
        (c, v) => c with { GrossMargin = v }).WithExample("60%");

    internal static readonly InputDefinition CostPerAccount = s_section.Of<UsdPerMonth>(
        "costPerAccount",
        "USD/account/month",
        InputRange.NotNegative,
        "Cost of serving an account a month, compute and other, instead of a margin.",
        c => c.CostPerAccount,
        (c, v) => c with { CostPerAccount = v }).WithExample("20 USD/month");

    internal static readonly InputDefinition Churn = s_section.Of<Ratio>(
        "churn", "/month", InputRange.PositiveShare, "Share of accounts lost in a month, as 5%.", c => c.Churn, (c, v) => c with { Churn = v }).WithExample("4%");

    internal static readonly InputDefinition Lifetime = s_section.Of<Years>(
        "lifetime",
        "year",
        InputRange.Positive,
        "How long an account stays, as 20 months; instead of customers.churn.",
        c => c.Lifetime,
        (c, v) => c with { Lifetime = v }).WithExample("2 years");

    internal static readonly InputDefinition AcquisitionCost = s_section.Of<Usd>(
        "acquisitionCost",
        "USD/account",
        InputRange.Positive,
        "What winning an account costs (CAC).",
        c => c.AcquisitionCost,
        (c, v) => c with { AcquisitionCost = v }).WithExample("200 USD");

    internal static readonly InputDefinition ModelSpend = s_section.Of<UsdPerMonth>(
        "modelSpend",
        "USD/month",
        InputRange.NotNegative,
        "Spend on models in a month; the scenario's serving bill where not given.",
        c => c.ModelSpend,
        (c, v) => c with { ModelSpend = v }).WithExample("4000 USD/month");

    internal static readonly InputDefinition RecurringRevenue = s_section.Of<UsdPerMonth>(
        "recurringRevenue",
        "USD/month",
        InputRange.Positive,
        "Recurring revenue of that month; the scenario's revenue where not given.",
        c => c.RecurringRevenue,
        (c, v) => c with { RecurringRevenue = v }).WithExample("16000 USD/month");

    internal static readonly InputDefinition TargetMargin = s_section.Of<Ratio>(
        "targetMargin",
        "",
        new InputRange(0, 0.99),
        "The gross margin to reach, for what closes the gap; 80% where not given, that of software as a service.",
        c => c.TargetMargin,
        (c, v) => c with { TargetMargin = v }).WithExample("80%");

    internal static readonly ImmutableArray<InputDefinition> Numbers =
        [RevenuePerAccount, GrossMargin, CostPerAccount, Churn, Lifetime, AcquisitionCost, ModelSpend, RecurringRevenue, TargetMargin];
}
