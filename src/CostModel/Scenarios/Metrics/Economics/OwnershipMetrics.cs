using System.Collections.Immutable;

namespace CostModel.Scenarios.Metrics.Economics;

/// <summary>Metrics under <c>ownership</c>.</summary>
internal static class OwnershipMetrics
{
    internal static readonly MetricDefinition CapexUsd = new("ownership.capexUsd", "Purchase", MetricUnit.Usd, "Price of all hardware.");

    internal static readonly MetricDefinition CapexPerChipUsd = new(
        "ownership.capexPerChipUsd", "Purchase per chip", MetricUnit.Usd, "Purchase over the number of accelerators.");

    internal static readonly MetricDefinition DepreciationUsd = new(
        "ownership.depreciationPerYearUsd", "Depreciation a year", MetricUnit.Usd, "Fall of value in a year, by the chosen method, as a mean over the life.");

    internal static readonly MetricDefinition FinancingUsd = new(
        "ownership.financingPerYearUsd",
        "Cost of capital a year",
        MetricUnit.Usd,
        "Interest of a year as a mean over the life.",
        "annuity: (C - R) x r (1+r)^n / ((1+r)^n - 1) + R r, less depreciation; else r x mean book value");

    internal static readonly MetricDefinition EnergyUsd = new("ownership.energyPerYearUsd", "Energy a year", MetricUnit.Usd, "Electricity of a year, from energy.");

    internal static readonly MetricDefinition OperatingUsd = new(
        "ownership.operatingPerYearUsd", "Operation a year", MetricUnit.Usd, "Stated running cost, shares of purchase or depreciation, and facility, of a year.");

    internal static readonly MetricDefinition StaffUsd = new("ownership.staffPerYearUsd", "Staff a year", MetricUnit.Usd, "People who run it, of a year.");

    internal static readonly MetricDefinition OtherUsd = new(
        "ownership.otherPerYearUsd", "Other a year", MetricUnit.Usd, "Named costs of a year, as a mean over the life.");

    internal static readonly MetricDefinition CostPerYearUsd = new(
        "ownership.costPerYearUsd", "Cost of ownership a year", MetricUnit.Usd, "All of these: what a mean year costs.");

    internal static readonly MetricDefinition CostPerMonthUsd = new(
        "ownership.costPerMonthUsd", "Cost of ownership a month", MetricUnit.Usd, "A twelfth of a year.");

    internal static readonly MetricDefinition CostPerHourUsd = new(
        "ownership.costPerHourUsd", "Cost of an hour", MetricUnit.Usd, "What an hour of the whole costs, used or not.");

    internal static readonly MetricDefinition CostPerChipHourUsd = new(
        "ownership.costPerChipHourUsd", "Cost of a chip-hour", MetricUnit.Usd, "What an hour of one accelerator costs, used or not.");

    internal static readonly MetricDefinition CostPerUsefulChipHourUsd = new(
        "ownership.costPerUsefulChipHourUsd", "Cost of a useful chip-hour", MetricUnit.Usd, "The same over the hours that do useful work.");

    internal static readonly MetricDefinition Headroom = new(
        "ownership.headroom", "Headroom", MetricUnit.Fraction, "Share of capacity that is there only for the busiest time of the schedule: 1 - mean / peak.");

    internal static readonly MetricDefinition FirstYearUsd = new(
        "ownership.firstYearUsd", "Paid in the first year", MetricUnit.Usd, "Cash of the first year: the purchase and a year's running costs; no interest.");

    internal static readonly MetricDefinition LifeUsd = new(
        "ownership.lifeUsd", "Paid over the life", MetricUnit.Usd, "Cash over the life: purchase and running costs less the residual value; no interest.");

    internal static readonly MetricDefinition RentPerYearUsd = new(
        "ownership.rentPerYearUsd", "Paid a year instead", MetricUnit.Usd, "Renting the same hardware for the hours a day that it is needed, or what is paid instead.");

    internal static readonly MetricDefinition RentLifeUsd = new(
        "ownership.rentLifeUsd", "Paid over the life instead", MetricUnit.Usd, "The same over the life.");

    internal static readonly MetricDefinition SavingLifeUsd = new(
        "ownership.savingLifeUsd", "Saved by owning, over the life", MetricUnit.Usd, "Rent less what owning pays over the life; negative where renting is cheaper.");

    internal static readonly MetricDefinition BreakEvenHours = new(
        "ownership.breakEvenHours", "Break-even after", MetricUnit.Hours, "Hours of use after which buying has cost less than renting: purchase over what an hour of owning saves.")
    {
        WhyNone = Never,
    };

    internal static readonly MetricDefinition BreakEvenMonths = new(
        "ownership.breakEvenMonths", "Break-even after", MetricUnit.Months, "The same in months of the calendar, at the hours a day that it is needed.")
    {
        WhyNone = Never,
    };

    internal static readonly MetricDefinition TaxDeductionUsd = new(
        "ownership.taxDeductionUsd", "Tax deduction of the year", MetricUnit.Usd, "Deduction in ownership.taxYear.", "MACRS five-year schedule, half-year convention (IRS publication 946)");

    internal static readonly ImmutableArray<MetricDefinition> All =
    [
        CapexUsd, CapexPerChipUsd, DepreciationUsd, FinancingUsd, EnergyUsd, OperatingUsd, StaffUsd, OtherUsd, CostPerYearUsd, CostPerMonthUsd,
        CostPerHourUsd, CostPerChipHourUsd, CostPerUsefulChipHourUsd, Headroom, FirstYearUsd, LifeUsd, RentPerYearUsd, RentLifeUsd,
        SavingLifeUsd, BreakEvenHours, BreakEvenMonths, TaxDeductionUsd,
    ];

    private static string? Never(ScenarioResult result)
        => result.Plan.Has(Inputs.Economics.OwnershipInputs.RentPerHour) || result.Plan.Has(Inputs.Economics.OwnershipInputs.RentPerChipHour)
                || result.Plan.Has(Inputs.Economics.OwnershipInputs.InsteadPerMonth)
            ? result[CapexUsd] is null ? null : "buying never pays back: what is paid instead costs no more than running what is owned"
            : null;
}
