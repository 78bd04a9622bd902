using System.Collections.Immutable;
using CostModel.Analysis.Expressions;

namespace CostModel.Analysis.Audit;

/// <summary>Looks for the mistakes that turn one figure into another.</summary>
internal sealed class SlipFinder(double claimed, double computed, Dimensions dimensions, double shownUnit)
{
    /// <summary>A slip explains a claim that is this close to what it gives: claims are rounded to two digits.</summary>
    private const double Closeness = 0.03;

    private readonly List<SlipMatch> _matches = [];

    /// <summary>The likeliest first; each explanation once.</summary>
    internal ImmutableArray<SlipMatch> Found =>
        [.. _matches.OrderBy(match => match.Distance).DistinctBy(match => match.Explanation).Take(4)];

    /// <summary>Tries every slip of the catalogue that can happen to such a figure.</summary>
    internal SlipFinder WithCatalogue()
    {
        if (claimed == 0)
        {
            _matches.Add(new SlipMatch("missing-for-zero", "something that is missing (a file, a price, a metric) taken for zero or for passed, where it is an error", 0, 0));
            return this;
        }

        foreach (Slip slip in Slip.All.Where(CanHappen))
        {
            With(slip.Id, slip.TooLarge, computed * slip.Factor);
            With(slip.Id, slip.TooSmall, computed / slip.Factor);
        }

        if (dimensions == Dimensions.None)
        {
            With("markup-for-margin", "profit over cost (a markup) given as profit over revenue (a margin)", computed / (1 - computed));
            With("margin-for-markup", "profit over revenue (a margin) given as profit over cost (a markup)", computed / (1 + computed));
            With("complement", "the share that is left given as the share that is taken", 1 - computed);
        }

        return this;
    }

    /// <summary>Tries one mistake.</summary>
    internal void With(string id, string explanation, double mistaken)
    {
        if (!double.IsFinite(mistaken) || mistaken == 0 || Math.Sign(mistaken) != Math.Sign(claimed))
        {
            return;
        }

        // A small factor explains a claim only where it is much closer to it than the true figure is.
        double closeness = Math.Min(Closeness, Math.Abs(Math.Log(Math.Abs(mistaken / computed))) / 3);
        double distance = Math.Abs(Math.Log(claimed / mistaken));
        if (distance <= closeness)
        {
            _matches.Add(new SlipMatch(id, explanation, mistaken / shownUnit, distance));
        }
    }

    /// <summary>Tries a factor of the calculation in the ways in which people get factors wrong.</summary>
    /// <param name="name">The factor in words.</param>
    /// <param name="contribution">What the figure is multiplied by because of it.</param>
    internal void WithFactor(string name, double contribution)
    {
        if (contribution <= 0 || Math.Abs(Math.Log(contribution)) <= Closeness)
        {
            return;
        }

        With("left-out", $"{name} left out", computed / contribution);
        With("counted-twice", $"{name} counted twice", computed * contribution);
        With("wrong-side", $"{name} on the wrong side: multiplied where it divides, or the reverse", computed / contribution / contribution);
    }

    private bool CanHappen(Slip slip) => slip.Of.Any(of => of switch
    {
        "any" => true,
        "money" => dimensions.Money != 0,
        "time" => dimensions.Time != 0,
        "token" => dimensions.Token != 0,
        "energy" => dimensions.Energy != 0,
        "flop" => dimensions.Flop != 0,
        "byte" => dimensions.Byte != 0,
        "plain" => dimensions == Dimensions.None,
        _ => false,
    });
}
