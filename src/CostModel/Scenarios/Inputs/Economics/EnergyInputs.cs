using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>energy</c>: power, energy and carbon.</summary>
internal static class EnergyInputs
{
    private static readonly Section<EnergyPlan> s_section = new("energy", s => s.Energy, (s, v) => s with { Energy = v });

    internal static readonly InputDefinition ChipPower = s_section.Of<Power>(
        "chipPower",
        "W/chip",
        InputRange.Positive,
        "Power of one accelerator; the TDP of the hardware that trains or serves where not given.",
        e => e.ChipPower,
        (e, v) => e with { ChipPower = v }).WithExample("700 W");

    internal static readonly InputDefinition ServerPowerFactor = s_section.Number(
        "serverPowerFactor",
        "",
        InputRange.AtLeastOne,
        "Power of the server over that of its accelerators: A100 2.03, H100 1.82, others 1.8 (Epoch AI); 1 where not given.",
        e => e.ServerPowerFactor,
        (e, v) => e with { ServerPowerFactor = v }).WithExample("1.8");

    internal static readonly InputDefinition Load = s_section.Of<Ratio>(
        "load",
        "",
        InputRange.PositiveShare,
        "Mean draw over rated power: 75% for GPUs and 43% for TPUs in training (Epoch AI); 100% where not given.",
        e => e.Load,
        (e, v) => e with { Load = v }).WithExample("75%");

    internal static readonly InputDefinition Pue = s_section.Number(
        "pue",
        "",
        InputRange.AtLeastOne,
        "Power usage effectiveness of the site: 1.1 for the largest operators, 1.25 for others (Epoch AI); 1 where not given.",
        e => e.Pue,
        (e, v) => e with { Pue = v }).WithExample("1.2");

    internal static readonly InputDefinition ElectricityPrice = s_section.Of<UsdPerKilowattHour>(
        "electricityPrice",
        "USD/kWh",
        InputRange.NotNegative,
        "Price of electricity; that of energy.region where not given.",
        e => e.ElectricityPrice,
        (e, v) => e with { ElectricityPrice = v });

    internal static readonly InputDefinition CarbonIntensity = s_section.Of<CarbonIntensity>(
        "carbonIntensity",
        "gCO2e/kWh",
        InputRange.NotNegative,
        "Carbon of the grid's electricity, for the location-based figure; that of energy.region where not given.",
        e => e.CarbonIntensity,
        (e, v) => e with { CarbonIntensity = v });

    internal static readonly InputDefinition MarketIntensity = s_section.Of<CarbonIntensity>(
        "marketIntensity",
        "gCO2e/kWh",
        InputRange.NotNegative,
        "Carbon of the electricity as bought, for the market-based figure; instead of energy.renewableShare.",
        e => e.MarketIntensity,
        (e, v) => e with { MarketIntensity = v });

    internal static readonly InputDefinition RenewableShare = s_section.Of<Ratio>(
        "renewableShare",
        "",
        InputRange.Share,
        "Share of the electricity that contracts cover with renewable power: the market-based figure counts the rest.",
        e => e.RenewableShare,
        (e, v) => e with { RenewableShare = v }).WithExample("35%");

    internal static readonly InputDefinition GpuHours = s_section.Of<GpuHours>(
        "gpuHours",
        "chip*h",
        InputRange.Positive,
        "Accelerator-hours whose energy is asked for; those of the training run where not given.",
        e => e.GpuHours,
        (e, v) => e with { GpuHours = v }).WithExample("1.08M GPU-hours");

    internal static readonly InputDefinition Chips = s_section.Number(
        "chips", "chip", InputRange.Positive, "Accelerators that run for energy.time.", e => e.Chips, (e, v) => e with { Chips = v }).WithExample("256");

    internal static readonly InputDefinition Time = s_section.Of<Duration>(
        "time", "s", InputRange.Positive, "How long energy.chips run, as 300 h.", e => e.Time, (e, v) => e with { Time = v }).WithExample("300 h");

    internal static readonly InputDefinition Energy = s_section.Of<Energy>(
        "energy",
        "J",
        InputRange.NotNegative,
        "Energy, where known rather than computed from draw and time, as 433 MWh.",
        e => e.Energy,
        (e, v) => e with { Energy = v }).WithExample("433196 kWh");

    internal static readonly InputDefinition Tokens = s_section.Of<Tokens>(
        "tokens",
        "token",
        InputRange.Positive,
        "Tokens that the energy produced or trained on, for figures per million tokens.",
        e => e.Tokens,
        (e, v) => e with { Tokens = v }).WithExample("240M tokens");

    internal static readonly TextInputDefinition Region = s_section.Text(
        "region",
        "region",
        "The region whose electricity price and carbon intensity stand in for what is not given (costmodel list regions).",
        _ => Regions.All.Select(region => region.Id),
        "sweden",
        e => e.Region,
        (e, text, _) => Regions.Find(text) is { } region ? e with { Region = region.Id } : null);

    internal static readonly ImmutableArray<InputDefinition> Numbers =
    [
        ChipPower, ServerPowerFactor, Load, Pue, ElectricityPrice, CarbonIntensity, MarketIntensity, RenewableShare, GpuHours, Chips, Time,
        Energy, Tokens,
    ];

    internal static readonly ImmutableArray<TextInputDefinition> Texts = [Region];
}
