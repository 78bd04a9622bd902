using CostModel.Economics;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>ownership.costs</c>: one for each named line, counted as its unit says.</summary>
internal static class OwnershipLineInputs
{
    private const string Prefix = "ownership.costs";

    private static readonly QuantityUnits s_yearly = new()
    {
        Name = "a yearly cost",
        Example = "5000 USD/year",
        AllowsCountSuffix = true,
        Units = [QuantityUnit.Shown("USD/year", 1), QuantityUnit.Read("USD/yr", 1), QuantityUnit.Read("USD/a", 1)],
    };

    private static readonly QuantityUnits s_later = new()
    {
        Name = "a cost of every year after the first",
        Example = "5000 USD/later year",
        AllowsCountSuffix = true,
        Units = [QuantityUnit.Shown("USD/later year", 1), QuantityUnit.Read("USD/year after the first", 1)],
    };

    internal static readonly NamedSection Named = new(
        Prefix,
        "a cost once, by the hour, month, year or later year, e.g. 3000 USD, 0.87 USD/h, 400 USD/month, 8000 USD/year or 5000 USD/later year",
        (name, text) => BasisOf(text) is { } basis ? For(name, basis) : null,
        (name, scenario) => scenario.Ownership?.Costs.TryGetValue(name, out OwnershipLine? line) == true ? For(name, line.Basis) : null,
        new InputSummary(
            $"{Prefix}.NAME",
            "400 USD/month",
            "a cost once (3000 USD), by the hour (0.87 USD/h), month (400 USD/month), year (8000 USD/year) or later year (5000 USD/later year)",
            "A cost of owning hardware besides its price and its energy, under a name of your own."));

    internal static InputDefinition For(string name, OwnershipBasis basis)
    {
        (string unit, QuantityUnits units, string when) = basis switch
        {
            OwnershipBasis.Once => ("USD", MoneyLines.Money, "once, with the purchase"),
            OwnershipBasis.PerHour => ("USD/h", UnitsOf<UsdPerHour>(), "by the hour"),
            OwnershipBasis.PerMonth => ("USD/month", UnitsOf<UsdPerMonth>(), "by the month"),
            OwnershipBasis.PerYear => ("USD/year", s_yearly, "by the year"),
            _ => ("USD/year", s_later, "by the year after the first"),
        };
        return new InputDefinition(
            InputPath.Join(Prefix, name),
            $"{name}: a cost of owning hardware, {when}.",
            unit,
            units,
            InputRange.NotNegative,
            s => s.Ownership?.Costs.TryGetValue(name, out OwnershipLine? line) == true && line.Basis == basis ? line.Amount : null,
            (s, v) => With(s, name, OwnershipLine.Of(basis, v)));
    }

    private static OwnershipBasis? BasisOf(string text)
        => QuantityText.TryParse(text, s_later, out _, out _) ? OwnershipBasis.PerLaterYear
            : QuantityText.TryParse(text, s_yearly, out _, out _) ? OwnershipBasis.PerYear
            : UsdPerMonth.TryParse(text, out _) ? OwnershipBasis.PerMonth
            : UsdPerHour.TryParse(text, out _) ? OwnershipBasis.PerHour
            : QuantityText.TryParse(text, MoneyLines.Money, out _, out _) ? OwnershipBasis.Once
            : null;

    private static QuantityUnits UnitsOf<T>()
        where T : struct, IQuantity<T>
        => T.Units;

    private static Scenario With(Scenario scenario, string name, OwnershipLine line)
    {
        OwnershipPlan plan = scenario.Ownership ?? new OwnershipPlan();
        return scenario with { Ownership = plan with { Costs = plan.Costs.SetItem(name, line) } };
    }
}
