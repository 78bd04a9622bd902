using System.Collections.Immutable;
using CostModel.Economics.Prices;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>prices</c> besides the prices themselves.</summary>
internal static class PriceChoiceInputs
{
    private static readonly Section<PriceChoice> s_section = new("prices", s => s.PriceChoice, (s, v) => s with { PriceChoice = v });

    internal static readonly InputDefinition MaximumAge = s_section.Of<Years>(
        "maximumAge",
        "year",
        InputRange.Positive,
        "The age at asOf beyond which a dated price is called old; for shipped prices a year where not given.",
        p => p.MaximumAge,
        (p, v) => p with { MaximumAge = v }).WithExample("6 months");

    internal static readonly TextInputDefinition Book = s_section.Text(
        "book",
        "terms",
        "Accepts shipped prices on these terms (on-demand, 1-year, 3-year, spot) for hardware whose price is not given: the median over sellers as of asOf.",
        _ => PriceBook.Commitments.Keys.Where(name => name != "purchase").Order(StringComparer.Ordinal),
        "on-demand",
        p => p.Book is { } terms ? PriceBook.NameOf(terms) : null,
        (p, text, catalogs) => PriceBook.Commitments.TryGetValue(text, out Commitment terms) && terms != Commitment.Purchase
            ? p with { Book = terms, Prices = catalogs.Prices }
            : null);

    internal static readonly TextInputDefinition Seller = s_section.Text(
        "seller",
        "seller",
        "The only seller whose shipped prices are accepted, such as Amazon Web Services; the median of all where not given.",
        _ => [],
        "Amazon Web Services",
        p => p.Seller,
        (p, text, _) => p with { Seller = text });

    internal static readonly TextInputDefinition WhenOld = s_section.Choice(
        "whenOld",
        "What happens where a price is older than prices.maximumAge: warn or fail.",
        new Dictionary<string, OldPrices>(StringComparer.Ordinal) { ["warn"] = OldPrices.Warn, ["fail"] = OldPrices.Fail },
        "fail",
        p => p.WhenOld,
        (p, v) => p with { WhenOld = v });

    internal static readonly ImmutableArray<InputDefinition> Numbers = [MaximumAge];

    internal static readonly ImmutableArray<TextInputDefinition> Texts = [Book, Seller, WhenOld];
}
