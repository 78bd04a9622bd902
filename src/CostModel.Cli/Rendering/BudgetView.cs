using System.Globalization;
using CostModel.Economics.Budgets;

namespace CostModel.Cli.Rendering;

/// <summary>A budget beside a bill: a sentence, what each line costs and why it differs, and the quantities and prices behind that.</summary>
internal static class BudgetView
{
    /// <summary>The whole in one sentence.</summary>
    internal static string Sentence(BudgetVariance variance)
    {
        string share = variance.BudgetUsd == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Math.Abs(variance.VarianceUsd / variance.BudgetUsd):0.#%}");
        string direction = variance.VarianceUsd >= 0 ? "over" : "under";
        return $"The bill is {Money(variance.ActualUsd)} USD, {Money(Math.Abs(variance.VarianceUsd))} USD{share} {direction} the budget of {Money(variance.BudgetUsd)} USD.\n";
    }

    /// <summary>Each line in dollars, the sums in the last row.</summary>
    internal static TextGrid Costs(BudgetVariance variance)
    {
        var grid = new TextGrid("USD", "budget", "actual", "variance", "price", "volume", "mix", "other");
        foreach (BudgetLine line in variance.Lines)
        {
            AddCosts(grid, line.Name, line.BudgetUsd, line.ActualUsd, line.VarianceUsd, line.PriceUsd, line.VolumeUsd, line.MixUsd, line.OtherUsd);
        }

        AddCosts(
            grid,
            "total",
            variance.BudgetUsd,
            variance.ActualUsd,
            variance.VarianceUsd,
            variance.Lines.Sum(line => line.PriceUsd),
            variance.Lines.Sum(line => line.VolumeUsd),
            variance.Lines.Sum(line => line.MixUsd),
            variance.Lines.Sum(line => line.OtherUsd));
        return grid;
    }

    /// <summary>The lines whose price and quantity are known on both sides; empty where there is none.</summary>
    internal static string Quantities(BudgetVariance variance, string format, TerminalStyle style)
    {
        var grid = new TextGrid("quantity", "unit", "budget", "actual", "budget price", "actual price");
        BudgetLine[] counted = [.. variance.Lines.Where(line => line.Unit.Length > 0)];
        foreach (BudgetLine line in counted)
        {
            grid.Add(line.Name, line.Unit, Quantity(line.BudgetQuantity), Quantity(line.ActualQuantity), Price(line.BudgetPrice), Price(line.ActualPrice));
        }

        return counted.Length == 0 ? "" : grid.Write(format, style);
    }

    /// <summary>Everything in one grid, to the last bit.</summary>
    internal static TextGrid Exact(BudgetVariance variance)
    {
        var grid = new TextGrid("line", "unit", "budget quantity", "actual quantity", "budget USD", "actual USD", "variance", "price", "volume", "mix", "other");
        foreach (BudgetLine line in variance.Lines)
        {
            double[] numbers =
            [
                line.BudgetQuantity, line.ActualQuantity, line.BudgetUsd, line.ActualUsd, line.VarianceUsd, line.PriceUsd, line.VolumeUsd, line.MixUsd,
                line.OtherUsd,
            ];
            grid.Add([line.Name, line.Unit, .. numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture))]);
        }

        return grid;
    }

    private static void AddCosts(TextGrid grid, string name, params double[] dollars) => grid.Add([name, .. dollars.Select(Part)]);

    private static string Part(double dollars) => Math.Abs(dollars) < 0.5 ? "0" : Money(dollars);

    private static string Money(double dollars) => dollars.ToString("#,##0", CultureInfo.InvariantCulture);

    private static string Quantity(double value) => value.ToString("#,##0.##", CultureInfo.InvariantCulture);

    private static string Price(double? dollars) => dollars?.ToString("#,##0.00##", CultureInfo.InvariantCulture) ?? "";
}
