using System.Globalization;

namespace CostModel.Testing;

/// <summary>Cultures that write numbers unlike the invariant one.</summary>
internal static class Cultures
{
    /// <summary>The culture itself; on a machine without language data, one made by hand with the same number signs.</summary>
    internal static CultureInfo Of(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            var made = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (made.NumberFormat.NumberDecimalSeparator, made.NumberFormat.NumberGroupSeparator, made.NumberFormat.NegativeSign) =
                name == "fa-IR" ? ("\u066B", "\u066C", "\u200E\u2212") : (",", ".", "-");
            return made;
        }
    }
}
