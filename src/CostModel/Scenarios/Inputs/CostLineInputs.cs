using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs;

/// <summary>Inputs under <c>costOfRevenue</c>: one for each named line, counted by the month, the query or the revenue as its unit says.</summary>
internal static class CostLineInputs
{
    internal const string Prefix = "costOfRevenue";

    internal static readonly NamedSection Named = new(
        Prefix,
        "a cost by the month, the query or the revenue, e.g. 5000 USD/month, 0.01 cent/query or 3%",
        (name, text) => BasisOf(text) is { } basis ? For(name, basis) : null,
        (name, scenario) => scenario.CostOfRevenue.TryGetValue(name, out CostLine? line) ? For(name, line.Basis) : null,
        new InputSummary(
            $"{Prefix}.NAME",
            "5000 USD/month",
            "a cost by the month, by the query (0.01 cent/query) or as a share of revenue (3%)",
            "A cost of revenue besides the serving, under a name of your own."));

    /// <summary>Costs below the gross margin and above the contribution margin, written as costs of revenue are.</summary>
    internal static readonly NamedSection Contribution = new(
        "contributionCosts",
        "a variable cost of sales or customer success by the month, the query or the revenue, e.g. 5000 USD/month, 0.01 cent/query or 3%",
        (name, text) => BasisOf(text) is { } basis ? ForContribution(name, basis) : null,
        (name, scenario) => scenario.ContributionCosts.TryGetValue(name, out CostLine? line) ? ForContribution(name, line.Basis) : null,
        new InputSummary(
            "contributionCosts.NAME",
            "2%",
            "a cost by the month, by the query or as a share of revenue",
            "A variable cost of sales or customer success, under a name of your own: below the gross margin, above the contribution margin."));

    internal static InputDefinition For(string name, CostBasis basis)
        => Line(Prefix, name, basis, s => s.CostOfRevenue, (s, lines) => s with { CostOfRevenue = lines });

    internal static InputDefinition ForContribution(string name, CostBasis basis)
        => Line("contributionCosts", name, basis, s => s.ContributionCosts, (s, lines) => s with { ContributionCosts = lines });

    /// <summary>
    /// What a line is counted by, from how its amount is written: a percent sign, <c>/month</c>, or another <c>/</c> such as <c>/query</c>.
    /// Null where the text does not say.
    /// </summary>
    internal static CostBasis? BasisOf(string text)
        => text.TrimEnd().EndsWith('%') ? CostBasis.ShareOfRevenue
            : UsdPerMonth.TryParse(text, out _) ? CostBasis.PerMonth
            : text.Contains('/', StringComparison.Ordinal) && UsdPerQuery.TryParse(text, out _) ? CostBasis.PerQuery
            : null;

    private static InputDefinition Line(
        string prefix,
        string name,
        CostBasis basis,
        Func<Scenario, ImmutableSortedDictionary<string, CostLine>> get,
        Func<Scenario, ImmutableSortedDictionary<string, CostLine>, Scenario> with)
    {
        string path = InputPath.Join(prefix, name);
        double? Amount(Scenario s) => get(s).TryGetValue(name, out CostLine? line) && line.Basis == basis ? line.Amount : null;
        Scenario Change(Scenario s, CostLine line) => with(s, get(s).SetItem(name, line));
        return basis switch
        {
            CostBasis.PerMonth => Input.Of<UsdPerMonth>(
                path,
                "USD/month",
                InputRange.NotNegative,
                $"Monthly cost of {name}.",
                s => Amount(s) is { } amount ? UsdPerMonth.FromDollarsPerMonth(amount) : null,
                (s, v) => Change(s, CostLine.PerMonth(v))),
            CostBasis.PerQuery => Input.Of<UsdPerQuery>(
                path,
                "USD/query",
                InputRange.NotNegative,
                $"Cost of {name} for each query.",
                s => Amount(s) is { } amount ? UsdPerQuery.FromDollars(amount) : null,
                (s, v) => Change(s, CostLine.PerQuery(v))),
            _ => Input.Of<Ratio>(
                path,
                "",
                InputRange.Share,
                $"Cost of {name} as a share of revenue.",
                s => Amount(s) is { } amount ? Ratio.FromFraction(amount) : null,
                (s, v) => Change(s, CostLine.ShareOfRevenue(v))),
        };
    }
}
