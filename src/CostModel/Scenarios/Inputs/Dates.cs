using System.Globalization;

namespace CostModel.Scenarios.Inputs;

/// <summary>Calendar dates as scenarios write them.</summary>
internal static class Dates
{
    private static readonly string[] s_formats = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    internal static string Format(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static DateOnly? Parse(string text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;

    /// <summary>A date that may lack its day or month, as citations give it; the first day of what it names.</summary>
    internal static DateOnly? ParsePartial(string text)
        => DateOnly.TryParseExact(text, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;
}
