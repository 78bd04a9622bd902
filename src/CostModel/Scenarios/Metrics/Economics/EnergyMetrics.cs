using System.Collections.Immutable;

namespace CostModel.Scenarios.Metrics.Economics;

/// <summary>Metrics under <c>energy</c>.</summary>
internal static class EnergyMetrics
{
    internal static readonly MetricDefinition DrawWatts = new(
        "energy.drawPerChipWatts", "Draw per chip", MetricUnit.Watts, "Power of an accelerator at the meter: chip x server factor x load x PUE, as far as they are given.");

    internal static readonly MetricDefinition EnergyKwh = new("energy.energyKwh", "Energy", MetricUnit.KilowattHours, "Energy of the accelerator-hours, or as stated.");

    internal static readonly MetricDefinition CostUsd = new("energy.costUsd", "Electricity", MetricUnit.Usd, "Energy at its price.");

    internal static readonly MetricDefinition LocationKg = new(
        "energy.locationBasedKg", "CO2e, location-based", MetricUnit.Kilograms, "Energy times the grid's carbon intensity (GHG Protocol scope 2, location-based).");

    internal static readonly MetricDefinition MarketKg = new(
        "energy.marketBasedKg", "CO2e, market-based", MetricUnit.Kilograms, "Energy as bought: with the supplier's intensity, or less what renewable contracts cover.");

    internal static readonly MetricDefinition LocationTonnes = new("energy.locationBasedTonnes", "the same", MetricUnit.Tonnes, "The location-based figure in tonnes.");

    internal static readonly MetricDefinition KwhPerMillion = new(
        "energy.kwhPerMillionTokens", "Energy per 1M tokens", MetricUnit.KilowattHours, "Energy over the stated tokens.");

    internal static readonly MetricDefinition LocationKgPerMillion = new(
        "energy.locationBasedKgPerMillionTokens", "CO2e per 1M tokens, location-based", MetricUnit.Kilograms, "Location-based carbon over the stated tokens.");

    internal static readonly MetricDefinition MarketKgPerMillion = new(
        "energy.marketBasedKgPerMillionTokens", "CO2e per 1M tokens, market-based", MetricUnit.Kilograms, "Market-based carbon over the stated tokens.");

    internal static readonly MetricDefinition QuerySeconds = new(
        "energy.query.chipSeconds", "Chip time of a query", MetricUnit.Seconds, "Seconds of one accelerator that a query takes.");

    internal static readonly MetricDefinition QueryWh = new(
        "energy.query.wattHours", "Energy of a query", MetricUnit.WattHours, "Energy of a query at the meter.", "2 x parameters x tokens / (peak x utilisation) x draw; Epoch AI, How much energy does ChatGPT use? (2025)");

    internal static readonly MetricDefinition QueryGrams = new(
        "energy.query.locationBasedGrams", "CO2e of a query, location-based", MetricUnit.Grams, "Energy of a query times the grid's carbon intensity.");

    internal static readonly MetricDefinition QueryMarketGrams = new(
        "energy.query.marketBasedGrams", "CO2e of a query, market-based", MetricUnit.Grams, "Energy of a query as bought.");

    internal static readonly MetricDefinition QueriesKwhPerDay = new(
        "energy.query.kwhPerDay", "Energy of all queries a day", MetricUnit.KilowattHours, "Energy of a query times the queries of a day.");

    internal static readonly MetricDefinition QueriesMwhPerYear = new(
        "energy.query.mwhPerYear", "Energy of all queries a year", MetricUnit.MegawattHours, "The same over a year of the calendar.");

    internal static readonly MetricDefinition ServingKwhPerDay = new(
        "energy.servingKwhPerDay", "Serving energy a day", MetricUnit.KilowattHours, "Energy of the deployment's accelerators in a day.");

    internal static readonly ImmutableArray<MetricDefinition> All =
    [
        DrawWatts, EnergyKwh, CostUsd, LocationKg, MarketKg, LocationTonnes, KwhPerMillion, LocationKgPerMillion, MarketKgPerMillion,
        ServingKwhPerDay, QuerySeconds, QueryWh, QueryGrams, QueryMarketGrams, QueriesKwhPerDay, QueriesMwhPerYear,
    ];
}
