using System.Collections.Immutable;

namespace CostModel.Economics.Budgets;

/// <summary>One line of a budget beside what was paid.</summary>
/// <param name="Name">The line.</param>
/// <param name="Unit">What its quantities are in; empty where they are not comparable.</param>
/// <param name="BudgetQuantity">The budgeted quantity.</param>
/// <param name="ActualQuantity">The actual quantity.</param>
/// <param name="BudgetUsd">The budgeted cost.</param>
/// <param name="ActualUsd">The actual cost.</param>
public sealed record BudgetLine(string Name, string Unit, double BudgetQuantity, double ActualQuantity, double BudgetUsd, double ActualUsd)
{
    /// <summary>Actual less budget.</summary>
    public double VarianceUsd => ActualUsd - BudgetUsd;

    /// <summary>The part that comes from another price per unit, at the actual quantity.</summary>
    public double PriceUsd { get; init; }

    /// <summary>The part that comes from more or less of all lines of the unit together, at the budgeted mix and prices.</summary>
    public double VolumeUsd { get; init; }

    /// <summary>The part that comes from another mix of the lines of a unit, at budgeted prices.</summary>
    public double MixUsd { get; init; }

    /// <summary>The part that has no price and quantity to split: lines that only one side has, credits, taxes, amounts by the month.</summary>
    public double OtherUsd { get; init; }

    /// <summary>Budgeted cost of a unit; null where nothing is budgeted.</summary>
    public double? BudgetPrice => BudgetQuantity == 0 ? null : BudgetUsd / BudgetQuantity;

    /// <summary>Actual cost of a unit; null where nothing was used.</summary>
    public double? ActualPrice => ActualQuantity == 0 ? null : ActualUsd / ActualQuantity;
}

/// <summary>A budget beside an actual bill, the difference split into price, volume and mix.</summary>
public sealed record BudgetVariance
{
    private BudgetVariance(ImmutableArray<BudgetLine> lines) => Lines = lines;

    /// <summary>The lines, the budget's first and then those that only the bill has.</summary>
    public ImmutableArray<BudgetLine> Lines { get; }

    /// <summary>The sum of the budget.</summary>
    public double BudgetUsd => Lines.Sum(line => line.BudgetUsd);

    /// <summary>The sum of the bill.</summary>
    public double ActualUsd => Lines.Sum(line => line.ActualUsd);

    /// <summary>Actual less budget.</summary>
    public double VarianceUsd => ActualUsd - BudgetUsd;

    /// <summary>Compares a budget with a bill.</summary>
    /// <param name="budget">The budget's lines.</param>
    /// <param name="actual">The bill's lines; one whose name is that of a budget line is set against it.</param>
    public static BudgetVariance Of(IEnumerable<StatementLine> budget, IEnumerable<StatementLine> actual)
    {
        ArgumentNullException.ThrowIfNull(budget);
        ArgumentNullException.ThrowIfNull(actual);
        List<StatementLine> planned = [.. budget];
        List<IGrouping<string, StatementLine>> paid = [.. actual.GroupBy(line => line.Name, StringComparer.OrdinalIgnoreCase)];
        var lines = new List<BudgetLine>();
        foreach (IGrouping<string, StatementLine> line in planned.GroupBy(line => line.Name, StringComparer.OrdinalIgnoreCase))
        {
            lines.Add(Line(line.Key, [.. line], [.. paid.Where(group => string.Equals(group.Key, line.Key, StringComparison.OrdinalIgnoreCase)).SelectMany(group => group)]));
        }

        var known = planned.Select(line => line.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        lines.AddRange(paid.Where(group => !known.Contains(group.Key)).Select(group => Line(group.Key, [], [.. group])));
        return new BudgetVariance(Split(lines));
    }

    private static BudgetLine Line(string name, ImmutableArray<StatementLine> budget, ImmutableArray<StatementLine> actual)
    {
        string[] units = [.. budget.Concat(actual).Select(line => Comparable(line.Unit)).Distinct(StringComparer.OrdinalIgnoreCase)];
        bool comparable = units.Length == 1 && budget.Concat(actual).All(line => line.Kind == ChargeKind.Usage && line.Quantity > 0) && !budget.IsEmpty;
        return new BudgetLine(
            name,
            comparable ? units[0] : "",
            budget.Sum(line => line.Quantity),
            actual.Sum(line => line.Quantity),
            budget.Sum(line => line.CostUsd),
            actual.Sum(line => line.CostUsd));
    }

    /// <summary>A month of something has no quantity that could differ.</summary>
    private static string Comparable(string unit) => unit == "Months" ? "" : unit;

    private static ImmutableArray<BudgetLine> Split(List<BudgetLine> lines)
    {
        ILookup<string, BudgetLine> groups = lines.ToLookup(line => line.Unit, StringComparer.OrdinalIgnoreCase);
        return [.. lines.Select(line => line.Unit.Length == 0 ? line with { OtherUsd = line.VarianceUsd } : Split(line, groups[line.Unit]))];
    }

    /// <summary>The three parts of one line within the lines of its unit; they sum to its variance.</summary>
    private static BudgetLine Split(BudgetLine line, IEnumerable<BudgetLine> unit)
    {
        double budgeted = unit.Sum(other => other.BudgetQuantity);
        double used = unit.Sum(other => other.ActualQuantity);
        double price = line.BudgetPrice ?? 0;
        double atBudgetedMix = line.BudgetQuantity * used / budgeted;
        return line with
        {
            PriceUsd = line.ActualUsd - (line.ActualQuantity * price),
            VolumeUsd = (atBudgetedMix - line.BudgetQuantity) * price,
            MixUsd = (line.ActualQuantity - atBudgetedMix) * price,
        };
    }
}
