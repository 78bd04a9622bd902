using CostModel.Economics;

namespace CostModel.Scenarios.Inputs;

/// <summary>Inputs under <c>costOfRevenue</c>: one for each named line, counted by the month, the query or the revenue as its unit says.</summary>
internal static class CostLineInputs
{
    internal const string Prefix = "costOfRevenue";

    internal static InputSummary Summary { get; } = new(
        $"{Prefix}.NAME",
        "5000 USD/month",
        "a cost by the month, by the query (0.01 cent/query) or as a share of revenue (3%)",
        "A cost of revenue besides the serving, under a name of your own.");

    internal static InputDefinition For(string name, CostBasis basis)
    {
        string path = InputPath.Join(Prefix, name);
        return basis switch
        {
            CostBasis.PerMonth => Input.Of<UsdPerMonth>(
                path,
                "USD/month",
                InputRange.NotNegative,
                $"Monthly cost of {name}.",
                s => Amount(s, name, basis) is { } amount ? UsdPerMonth.FromDollarsPerMonth(amount) : null,
                (s, v) => Change(s, name, CostLine.PerMonth(v))),
            CostBasis.PerQuery => Input.Of<UsdPerQuery>(
                path,
                "USD/query",
                InputRange.NotNegative,
                $"Cost of {name} for each query.",
                s => Amount(s, name, basis) is { } amount ? UsdPerQuery.FromDollars(amount) : null,
                (s, v) => Change(s, name, CostLine.PerQuery(v))),
            _ => Input.Of<Ratio>(
                path,
                "",
                InputRange.Share,
                $"Cost of {name} as a share of revenue.",
                s => Amount(s, name, basis) is { } amount ? Ratio.FromFraction(amount) : null,
                (s, v) => Change(s, name, CostLine.ShareOfRevenue(v))),
        };
    }

    /// <summary>
    /// What a line is counted by, from how its amount is written: a percent sign, <c>/month</c>, or another <c>/</c> such as <c>/query</c>.
    /// Null where the text does not say.
    /// </summary>
    internal static CostBasis? BasisOf(string text)
        => text.TrimEnd().EndsWith('%') ? CostBasis.ShareOfRevenue
            : UsdPerMonth.TryParse(text, out _) ? CostBasis.PerMonth
            : text.Contains('/', StringComparison.Ordinal) && UsdPerQuery.TryParse(text, out _) ? CostBasis.PerQuery
            : null;

    private static double? Amount(Scenario scenario, string name, CostBasis basis)
        => scenario.CostOfRevenue.TryGetValue(name, out CostLine? line) && line.Basis == basis ? line.Amount : null;

    private static Scenario Change(Scenario scenario, string name, CostLine line)
        => scenario with { CostOfRevenue = scenario.CostOfRevenue.SetItem(name, line) };
}
