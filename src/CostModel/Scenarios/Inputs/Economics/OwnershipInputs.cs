using System.Collections.Frozen;
using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>ownership</c>: hardware of one's own.</summary>
internal static class OwnershipInputs
{
    internal static readonly FrozenDictionary<string, DepreciationMethod> Methods = new Dictionary<string, DepreciationMethod>(StringComparer.Ordinal)
    {
        ["straight-line"] = DepreciationMethod.StraightLine,
        ["annuity"] = DepreciationMethod.Annuity,
        ["price-performance"] = DepreciationMethod.PricePerformance,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Section<OwnershipPlan> s_section = new("ownership", s => s.Ownership, (s, v) => s with { Ownership = v });

    internal static readonly InputDefinition Capex = s_section.Of<Usd>(
        "capex",
        "USD",
        InputRange.NotNegative,
        "The whole purchase, where known; else it is built up from ownership.chips and ownership.chipPrice.",
        o => o.Capex,
        (o, v) => o with { Capex = v }).WithExample("320K USD");

    internal static readonly InputDefinition Chips = s_section.Number(
        "chips", "chip", InputRange.Positive, "Accelerators; 1 where not given.", o => o.Chips, (o, v) => o with { Chips = v }).WithExample("8");

    internal static readonly InputDefinition ChipPrice = s_section.Of<Usd>(
        "chipPrice", "USD/chip", InputRange.NotNegative, "Price of one accelerator.", o => o.ChipPrice, (o, v) => o with { ChipPrice = v }).WithExample("30000 USD");

    internal static readonly InputDefinition ServerToChip = s_section.Number(
        "serverToChip",
        "",
        InputRange.AtLeastOne,
        "Price of an accelerator in its server over that of the bare one; 1 where not given, so that ownership.chipPrice is the whole.",
        o => o.ServerToChip,
        (o, v) => o with { ServerToChip = v }).WithExample("1.64");

    internal static readonly InputDefinition NetworkShare = s_section.Of<Ratio>(
        "networkShare",
        "",
        CapitalInputs.PartOfWhole,
        "The network's share of the cluster's price; none where not given, 19% in Cottier et al. 2024.",
        o => o.NetworkShare,
        (o, v) => o with { NetworkShare = v }).WithExample("19%");

    internal static readonly InputDefinition Storage = s_section.Of<Usd>(
        "storage", "USD", InputRange.NotNegative, "Storage, bought with it.", o => o.Storage, (o, v) => o with { Storage = v }).WithExample("20K USD");

    internal static readonly InputDefinition Life = s_section.Of<Years>(
        "life", "year", InputRange.Positive, "How long the hardware serves, as 3 years.", o => o.Life, (o, v) => o with { Life = v }).WithExample("4 years");

    internal static readonly InputDefinition Residual = s_section.Of<Ratio>(
        "residual",
        "",
        InputRange.Share,
        "What it is worth at the end of its life, as a share of the purchase; nothing where not given.",
        o => o.Residual,
        (o, v) => o with { Residual = v }).WithExample("15%");

    internal static readonly InputDefinition CostOfCapital = s_section.Of<Ratio>(
        "costOfCapital",
        "/year",
        InputRange.NotNegative,
        "What capital costs a year, as 10%; nothing where not given.",
        o => o.CostOfCapital,
        (o, v) => o with { CostOfCapital = v }).WithExample("9%");

    internal static readonly InputDefinition Decline = s_section.Number(
        "decline",
        "/year",
        InputRange.NotNegative,
        "Orders of magnitude a year by which the value falls under price-performance depreciation; 0.14 where not given.",
        o => o.Decline,
        (o, v) => o with { Decline = v }).WithExample("0.14");

    internal static readonly InputDefinition OperatingPerHour = s_section.Of<UsdPerHour>(
        "operatingPerHour",
        "USD/h",
        InputRange.NotNegative,
        "Cost of running the whole for an hour, such as power and cooling, where stated rather than computed from energy.",
        o => o.OperatingPerHour,
        (o, v) => o with { OperatingPerHour = v }).WithExample("0.87 USD/h");

    internal static readonly InputDefinition FacilityPerKilowatt = s_section.Of<UsdPerMonth>(
        "facilityPerKilowatt",
        "USD/kW/month",
        InputRange.NotNegative,
        "Colocation or building, by the month and kilowatt of rated power (energy.chipPower x energy.serverPowerFactor).",
        o => o.FacilityPerKilowatt,
        (o, v) => o with { FacilityPerKilowatt = v }).WithExample("150 USD/month");

    internal static readonly InputDefinition Staff = s_section.Number(
        "staff", "person", InputRange.NotNegative, "People who run it, in full-time equivalents, as 0.25.", o => o.Staff, (o, v) => o with { Staff = v }).WithExample("0.25");

    internal static readonly InputDefinition Salary = s_section.Of<UsdPerMonth>(
        "salary",
        "USD/person/month",
        InputRange.NotNegative,
        "What one of them costs, as 200000 USD/year.",
        o => o.Salary,
        (o, v) => o with { Salary = v }).WithExample("200K USD/year");

    internal static readonly InputDefinition OpexShareOfDepreciation = s_section.Of<Ratio>(
        "opexShareOfDepreciation",
        "",
        InputRange.NotNegative,
        "Operating cost of a year as a share of a year of straight-line depreciation, as 20%.",
        o => o.OpexShareOfDepreciation,
        (o, v) => o with { OpexShareOfDepreciation = v }).WithExample("20%");

    internal static readonly InputDefinition OpexShareOfCapex = s_section.Of<Ratio>(
        "opexShareOfCapex",
        "/year",
        InputRange.NotNegative,
        "Operating cost of a year as a share of the purchase, such as maintenance.",
        o => o.OpexShareOfCapex,
        (o, v) => o with { OpexShareOfCapex = v }).WithExample("5%");

    internal static readonly InputDefinition Utilization = s_section.Of<Ratio>(
        "utilization",
        "",
        InputRange.PositiveShare,
        "Share of owned hours that do useful work: divides the hours, so that a useful hour costs more.",
        o => o.Utilization,
        (o, v) => o with { Utilization = v }).WithExample("60%");

    internal static readonly InputDefinition RentPerHour = s_section.Of<UsdPerHour>(
        "rentPerHour",
        "USD/h",
        InputRange.NotNegative,
        "Rent of the same hardware for the whole of it, as 98.32 USD/h for eight accelerators.",
        o => o.RentPerHour,
        (o, v) => o with { RentPerHour = v }).WithExample("98.32 USD/h");

    internal static readonly InputDefinition RentPerChipHour = s_section.Of<UsdPerGpuHour>(
        "rentPerChipHour",
        "USD/chip/h",
        InputRange.NotNegative,
        "Rent of one accelerator, instead of ownership.rentPerHour.",
        o => o.RentPerChipHour,
        (o, v) => o with { RentPerChipHour = v });

    internal static readonly InputDefinition InsteadPerMonth = s_section.Of<UsdPerMonth>(
        "insteadPerMonth",
        "USD/month",
        InputRange.NotNegative,
        "What is paid a month instead of owning, such as an API's bill; instead of a rent.",
        o => o.InsteadPerMonth,
        (o, v) => o with { InsteadPerMonth = v }).WithExample("600 USD/month");

    internal static readonly InputDefinition HoursPerDay = s_section.Number(
        "hoursPerDay",
        "h/day",
        new InputRange(0, 24, ExcludesMinimum: true),
        "Hours a day in which it runs, and would otherwise be rented; 24 where not given.",
        o => o.HoursPerDay,
        (o, v) => o with { HoursPerDay = v }).WithExample("10");

    internal static readonly InputDefinition TaxYear = s_section.Number(
        "taxYear",
        "",
        new InputRange(1, 6, WholeOnly: true),
        "The year whose tax deduction is asked for, by the five-year MACRS schedule (20, 32, 19.2, 11.52, 11.52, 5.76 %).",
        o => o.TaxYear,
        (o, v) => o with { TaxYear = (int)v }).WithExample("1");

    internal static readonly TextInputDefinition Depreciation = s_section.Choice(
        "depreciation",
        "How the price is spread over the life: straight-line, annuity (capital recovery factor) or price-performance; annuity where capital has a cost.",
        Methods,
        "annuity",
        o => o.Depreciation,
        (o, v) => o with { Depreciation = v });

    internal static readonly TextInputDefinition Schedule = s_section.Text(
        "schedule",
        "schedule",
        "Utilisation over a day in equal steps, as '20% 20% 60% 80%' or 24 values; its mean stands for ownership.utilization.",
        _ => [],
        "20% 20% 60% 80%",
        o => o.Schedule?.ToString(),
        (o, text, _) => DailySchedule.TryParse(text) is { } schedule ? o with { Schedule = schedule } : null);

    internal static readonly ImmutableArray<InputDefinition> Numbers =
    [
        Capex, Chips, ChipPrice, ServerToChip, NetworkShare, Storage, Life, Residual, CostOfCapital, Decline, OperatingPerHour,
        FacilityPerKilowatt, Staff, Salary, OpexShareOfDepreciation, OpexShareOfCapex, Utilization, RentPerHour, RentPerChipHour, InsteadPerMonth, HoursPerDay,
        TaxYear,
    ];

    internal static readonly ImmutableArray<TextInputDefinition> Texts = [Depreciation, Schedule];
}
