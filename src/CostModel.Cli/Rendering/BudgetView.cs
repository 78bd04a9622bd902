using System.Globalization;
using CostModel.Economics.Budgets;

namespace CostModel.Cli.Rendering;

/// <summary>A budget beside a bill as a grid, the sums in its last row.</summary>
internal static class BudgetView
{
    internal static TextGrid Grid(BudgetVariance variance, bool exact)
    {
        var grid = new TextGrid("line", "unit", "budget quantity", "actual quantity", "budget USD", "actual USD", "variance", "price", "volume", "mix", "other");
        string Money(double value) => value.ToString(exact ? "R" : "#,##0", CultureInfo.InvariantCulture);
        string Quantity(double value, string unit) => unit.Length == 0 && !exact ? "" : value.ToString(exact ? "R" : "#,##0.##", CultureInfo.InvariantCulture);
        foreach (BudgetLine line in variance.Lines)
        {
            grid.Add(
                line.Name,
                line.Unit,
                Quantity(line.BudgetQuantity, line.Unit),
                Quantity(line.ActualQuantity, line.Unit),
                Money(line.BudgetUsd),
                Money(line.ActualUsd),
                Money(line.VarianceUsd),
                Money(line.PriceUsd),
                Money(line.VolumeUsd),
                Money(line.MixUsd),
                Money(line.OtherUsd));
        }

        grid.Add(
            "total",
            "",
            "",
            "",
            Money(variance.BudgetUsd),
            Money(variance.ActualUsd),
            Money(variance.VarianceUsd),
            Money(variance.Lines.Sum(line => line.PriceUsd)),
            Money(variance.Lines.Sum(line => line.VolumeUsd)),
            Money(variance.Lines.Sum(line => line.MixUsd)),
            Money(variance.Lines.Sum(line => line.OtherUsd)));
        return grid;
    }
}
