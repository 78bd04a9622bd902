using CostModel.Catalogs;
using CostModel.Economics.Prices;
using CostModel.Scenarios.Inputs;
using CostModel.Validation;

namespace CostModel.Scenarios.Economics;

/// <summary>Where a price comes from, and whether it is too old to rely on.</summary>
internal static class PriceResolution
{
    private const double DaysPerYear = 365.25;

    /// <summary>The shipped price of an accelerator on the scenario's date; null where there is none.</summary>
    internal static MarketPrice? Market(Scenario scenario, string hardwareId, Commitment commitment)
        => scenario.PriceChoice.Prices.TryGet(hardwareId, out HardwarePrices? prices)
            ? prices.On(commitment, scenario.AsOf ?? CatalogSet.Date, scenario.PriceChoice.Seller)
            : null;

    /// <summary>Where a shipped price comes from.</summary>
    internal static InputOrigin OriginOf(MarketPrice market)
        => new($"price book: {PriceBook.NameOf(market.Commitment)}", new Citation(market.Source, Dates.Format(market.Newest)));

    /// <summary>Says so where the newest quote of a shipped price is older than allowed: a year where the scenario does not say.</summary>
    internal static void CheckAge(Scenario scenario, string path, MarketPrice market, FaultCollector faults, FaultCollector warnings)
        => Report(scenario, path, market.Newest, scenario.PriceChoice.MaximumAge?.TotalYears ?? 1, "the newest shipped quote", faults, warnings);

    /// <summary>Says so where a dated price of the scenario's own is older than it allows.</summary>
    internal static void CheckAge(Scenario scenario, string path, FaultCollector faults, FaultCollector warnings)
    {
        if (scenario.PriceChoice.MaximumAge is { } maximum
            && scenario.Origins.GetValueOrDefault(path)?.Citation is { } citation
            && Dates.ParsePartial(citation.AsOf) is { } date)
        {
            Report(scenario, path, date, maximum.TotalYears, "the price", faults, warnings);
        }
    }

    /// <summary>The terms on which shipped prices of an accelerator exist, in words.</summary>
    internal static string Offered(Scenario scenario, string hardwareId)
    {
        string[] offered =
        [
            .. PriceBook.Commitments
                .Where(terms => terms.Value != Commitment.Purchase && Market(scenario, hardwareId, terms.Value) is not null)
                .Select(terms => terms.Key)
                .Order(StringComparer.Ordinal),
        ];
        return offered.Length == 0
            ? $"the price book holds no rent of '{hardwareId}' by then"
            : $"the price book holds it on these terms: {string.Join(", ", offered)}";
    }

    private static void Report(
        Scenario scenario, string path, DateOnly date, double years, string what, FaultCollector faults, FaultCollector warnings)
    {
        DateOnly asOf = scenario.AsOf ?? CatalogSet.Date;
        double age = (asOf.DayNumber - date.DayNumber) / DaysPerYear;
        if (age <= years)
        {
            return;
        }

        string message = FormattableString.Invariant(
            $"{what} is of {Dates.Format(date)}: {age:0.0} years old on {Dates.Format(asOf)}, more than {years:0.##} years");
        FaultCollector to = scenario.PriceChoice.WhenOld == OldPrices.Fail ? faults : warnings;
        to.Add(new Fault(FaultCodes.OldPrice, path, message, "give a newer price, or prices.maximumAge"));
    }
}
