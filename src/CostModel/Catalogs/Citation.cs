using System.Globalization;

namespace CostModel.Catalogs;

/// <summary>Where a figure comes from.</summary>
/// <param name="Source">The document, page or table.</param>
/// <param name="AsOf">When it was true or read: a year, a month or a day, as <c>2023</c>, <c>2023-03</c> or <c>2023-03-14</c>.</param>
/// <param name="Note">What a reader must know to use it; null for nothing.</param>
public sealed record Citation(string Source, string AsOf, string? Note = null)
{
    private static readonly string[] s_dateForms = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    /// <summary>Whether a text is a year, a month or a day in the form that <see cref="AsOf"/> takes.</summary>
    public static bool IsDate(string text)
        => DateOnly.TryParseExact(text, s_dateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary><c>source (date)</c>, or the one of them that is given.</summary>
    public override string ToString() => (Source, AsOf) switch
    {
        (_, "") => Source,
        ("", _) => AsOf,
        _ => $"{Source} ({AsOf})",
    };
}
