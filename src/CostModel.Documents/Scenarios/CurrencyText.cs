using System.Collections.Immutable;
using System.Globalization;
using CostModel.Catalogs;

namespace CostModel.Documents.Scenarios;

/// <summary>Amounts that are written in a currency other than the dollar.</summary>
internal static class CurrencyText
{
    /// <summary>The ISO 4217 code after the number of a text such as <c>2 EUR/h</c>; null where there is none, or where it is the dollar's.</summary>
    internal static string? CodeIn(string text)
    {
        int start = 0;
        while (start < text.Length && !char.IsAsciiLetterUpper(text[start]))
        {
            start++;
        }

        // A count such as the M of 5M EUR is no part of the code.
        if (start + 1 < text.Length && !char.IsAsciiLetter(text[start + 1]))
        {
            start++;
            while (start < text.Length && text[start] == ' ')
            {
                start++;
            }
        }

        bool isCode = start + 3 <= text.Length && text.AsSpan(start, 3).ContainsAnyExceptInRange('A', 'Z') is false
            && (start + 3 == text.Length || !char.IsAsciiLetter(text[start + 3]));
        string code = isCode ? text.Substring(start, 3) : "";
        return isCode && code is not ("USD" or "GPU") && start > 0 ? code : null;
    }

    /// <summary>The same value in dollars, where it is written in a currency whose worth is known; else the value as it is.</summary>
    internal static DataNode InDollars(DataNode value, ImmutableSortedDictionary<string, Usd> currencies)
    {
        if (value is not DataScalar scalar || currencies.IsEmpty || CodeIn(scalar.Text) is not { } code || !currencies.TryGetValue(code, out Usd worth))
        {
            return value;
        }

        string text = scalar.Text.Trim();
        int digits = 0;
        while (digits < text.Length && (char.IsAsciiDigit(text[digits]) || text[digits] is '.' or '-' or '+'))
        {
            digits++;
        }

        return double.TryParse(text.AsSpan(0, digits), NumberStyles.Float, CultureInfo.InvariantCulture, out double amount)
            ? scalar with { Text = (amount * worth.TotalDollars).ToString("R", CultureInfo.InvariantCulture) + text[digits..].Replace(code, "USD", StringComparison.Ordinal) }
            : value;
    }
}
