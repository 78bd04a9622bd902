using System.Collections.Frozen;
using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>usage</c>: how use spreads over users.</summary>
internal static class UsageInputs
{
    internal static readonly FrozenDictionary<string, UsageShape> Shapes = new Dictionary<string, UsageShape>(StringComparer.Ordinal)
    {
        ["lognormal"] = UsageShape.Lognormal,
        ["pareto"] = UsageShape.Pareto,
        ["listed"] = UsageShape.Listed,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Section<UsageSpread> s_section = new("usage", s => s.Usage, (s, v) => s with { Usage = v });

    internal static readonly InputDefinition MeanQueries = s_section.Number(
        "meanQueries",
        "query/user/month",
        InputRange.Positive,
        "Mean queries of a user in a month; those of the workload where not given.",
        u => u.MeanQueries,
        (u, v) => u with { MeanQueries = v }).WithExample("120");

    internal static readonly InputDefinition TopDecileShare = s_section.Of<Ratio>(
        "topDecileShare",
        "",
        new InputRange(0.1, 0.999, ExcludesMinimum: true),
        "Share of use that the heaviest tenth of users makes, as 50%; 40% to 60% are reported for AI products.",
        u => u.TopDecileShare,
        (u, v) => u with { TopDecileShare = v }).WithExample("50%");

    internal static readonly InputDefinition Sigma = s_section.Number(
        "sigma",
        "",
        new InputRange(0, 6, ExcludesMinimum: true),
        "Standard deviation of the logarithm of use, for a lognormal; instead of usage.topDecileShare.",
        u => u.Sigma,
        (u, v) => u with { Sigma = v }).WithExample("1.2");

    internal static readonly InputDefinition Alpha = s_section.Number(
        "alpha",
        "",
        new InputRange(1, 100, ExcludesMinimum: true),
        "Tail index of a Pareto: 1.16 is the 80/20 rule; instead of usage.topDecileShare.",
        u => u.Alpha,
        (u, v) => u with { Alpha = v }).WithExample("1.5");

    internal static readonly InputDefinition Price = s_section.Of<UsdPerMonth>(
        "price",
        "USD/user/month",
        InputRange.Positive,
        "What a user pays in a month; revenue.subscription where not given.",
        u => u.Price,
        (u, v) => u with { Price = v });

    internal static readonly InputDefinition CostPerQuery = s_section.Of<UsdPerQuery>(
        "costPerQuery",
        "USD/query",
        InputRange.Positive,
        "What a query costs to serve; serving.costPerQueryUsd and the cost lines by the query where not given.",
        u => u.CostPerQuery,
        (u, v) => u with { CostPerQuery = v }).WithExample("3 cent");

    internal static readonly InputDefinition FixedPerUser = s_section.Of<UsdPerMonth>(
        "fixedPerUser",
        "USD/user/month",
        InputRange.NotNegative,
        "Cost of a user that does not depend on use, such as support or payment fees; where not given a subscription's cost of revenue over its payers.",
        u => u.FixedPerUser,
        (u, v) => u with { FixedPerUser = v }).WithExample("0.60 USD/month");

    internal static readonly InputDefinition Cap = s_section.Number(
        "cap",
        "query/user/month",
        InputRange.Positive,
        "Queries of a month beyond which a user gets nothing more.",
        u => u.Cap,
        (u, v) => u with { Cap = v }).WithExample("1000");

    internal static readonly InputDefinition TargetMargin = s_section.Of<Ratio>(
        "targetMargin",
        "",
        new InputRange(0, 0.99),
        "The gross margin that a price or a cap is to reach; 80% where not given.",
        u => u.TargetMargin,
        (u, v) => u with { TargetMargin = v }).WithExample("80%");

    internal static readonly TextInputDefinition Shape = s_section.Choice(
        "shape", "The shape of use over users: lognormal, pareto, or listed in usage.file.", Shapes, "lognormal", u => u.Shape, (u, v) => u with { Shape = v });

    internal static readonly TextInputDefinition File = s_section.Text(
        "file",
        "file",
        "A CSV with one row for each user and a column 'queries' of a month (or a single column); instead of a shape.",
        _ => [],
        "users.csv",
        u => u.File,
        (u, text, _) => u with { File = text },
        TextInputKind.Users);

    internal static readonly ImmutableArray<InputDefinition> Numbers =
        [MeanQueries, TopDecileShare, Sigma, Alpha, Price, CostPerQuery, FixedPerUser, Cap, TargetMargin];

    internal static readonly ImmutableArray<TextInputDefinition> Texts = [Shape, File];
}
