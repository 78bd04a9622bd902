using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>statement</c> and <c>comparison</c>: figures that are known.</summary>
internal static class StatementInputs
{
    private static readonly Section<Comparison> s_comparison = new("comparison", s => s.Comparison, (s, v) => s with { Comparison = v });

    internal static readonly InputDefinition Revenue = MoneyLines.Amount(
        "statement.revenue",
        "Revenue over a period, or the price of a unit such as a million tokens; costs are over the same.",
        InputRange.NotNegative,
        s => s.Statement?.Revenue?.TotalDollars,
        (s, v) => Change(s, t => t with { Revenue = Usd.FromDollars(v) }));

    internal static readonly InputDefinition Cost = MoneyLines.Amount(
        "statement.cost",
        "Cost over the same period or of the same unit; adds to statement.costs.",
        InputRange.NotNegative,
        s => s.Statement?.Cost?.TotalDollars,
        (s, v) => Change(s, t => t with { Cost = Usd.FromDollars(v) }));

    internal static readonly InputDefinition TargetMargin = Input.Of<Ratio>(
        "statement.targetMargin",
        "",
        new InputRange(0, 0.99),
        "The gross margin to reach: the price that reaches it at this cost, and the cost that reaches it at this price, follow.",
        s => s.Statement?.TargetMargin,
        (s, v) => Change(s, t => t with { TargetMargin = v })).WithExample("80%");

    internal static readonly NamedSection Costs = MoneyLines.Section(
        "statement.costs",
        "a cost over the same period as statement.revenue",
        s => s.Statement?.Costs,
        (s, name, v) => Change(s, t => t with { Costs = t.Costs.SetItem(name, v) }));

    internal static readonly InputDefinition Ours = s_comparison.Number(
        "ours", "", InputRange.Positive, "The figure that is looked at, in any unit.", c => c.Ours, (c, v) => c with { Ours = v }).WithExample("4.74");

    internal static readonly InputDefinition Theirs = s_comparison.Number(
        "theirs", "", InputRange.Positive, "The figure that it is held against, in the same unit.", c => c.Theirs, (c, v) => c with { Theirs = v }).WithExample("29.09");

    internal static readonly ImmutableArray<InputDefinition> Numbers = [Revenue, Cost, TargetMargin, Ours, Theirs];

    private static Scenario Change(Scenario scenario, Func<Statement, Statement> change)
        => scenario with { Statement = change(scenario.Statement ?? new Statement()) };
}
