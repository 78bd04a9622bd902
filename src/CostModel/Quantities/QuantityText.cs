using System.Globalization;
using CostModel.Validation;

namespace CostModel;

/// <summary>Reads and writes every quantity the same way, in the invariant culture.</summary>
internal static class QuantityText
{
    private static readonly (char Letter, double Factor)[] s_countSuffixes = [('K', 1e3), ('M', 1e6), ('B', 1e9), ('T', 1e12)];

    internal static bool TryParse(string text, QuantityUnits units, out double baseValue, out string problem)
    {
        baseValue = 0;
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        int numberLength = NumberLength(rest);
        if (numberLength == 0)
        {
            problem = $"expected {units.Name}, e.g. {units.Example}";
            return false;
        }

        double number = double.Parse(rest[..numberLength], NumberStyles.Float, CultureInfo.InvariantCulture);
        rest = rest[numberLength..];
        if (rest.StartsWith(",") || rest.StartsWith("_"))
        {
            problem = $"'{rest[0]}' cannot stand in a number: write 1.5 for one and a half and 1500 for fifteen hundred";
            return false;
        }

        double factor = 1;
        bool hasSuffix = units.AllowsCountSuffix && TryTakeCountSuffix(ref rest, out factor);
        string symbol = Normalise(rest);
        if (!TryFindUnit(symbol, units, hasSuffix, out double unitFactor))
        {
            problem = UnitProblem(symbol, units);
            return false;
        }

        // Dividing by 100 gives the double nearest to 0.35; multiplying by 0.01 does not.
        baseValue = unitFactor < 1 ? number * factor / (1 / unitFactor) : number * factor * unitFactor;
        if (!double.IsFinite(baseValue))
        {
            problem = "the number is too large";
            return false;
        }

        problem = "";
        return true;
    }

    /// <summary>What follows the number of a text, such as <c>USD/h</c>; empty for a bare number or no number at all.</summary>
    internal static string UnitOf(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        return NumberLength(rest) is > 0 and var length ? rest[length..].Trim().ToString() : "";
    }

    internal static T Parse<T>(string text)
        where T : struct, IQuantity<T>
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, T.Units, out double value, out string problem)
            ? T.FromBaseValue(value)
            : throw new FormatException($"'{text}': {problem}");
    }

    internal static bool TryParse<T>(string? text, out T result)
        where T : struct, IQuantity<T>
    {
        if (text is not null && TryParse(text, T.Units, out double value, out _))
        {
            result = T.FromBaseValue(value);
            return true;
        }

        result = default;
        return false;
    }

    internal static string Format<T>(T quantity, int significantDigits = 4)
        where T : struct, IQuantity<T>
        => Format(quantity.BaseValue, T.Units, significantDigits);

    internal static string Format(double baseValue, QuantityUnits units, int significantDigits = 4)
    {
        QuantityUnit unit = units.ShownUnitFor(baseValue);
        double shown = baseValue / unit.Factor;
        string suffix = "";
        if (units.AllowsCountSuffix)
        {
            foreach ((char letter, double factor) in s_countSuffixes)
            {
                // 9,999 is read faster than 10K, 1.4T faster than 1400B.
                if (Math.Abs(shown) >= factor && Math.Abs(shown) >= 1e4)
                {
                    suffix = letter.ToString();
                }
            }

            shown /= SuffixFactor(suffix);
        }

        string number = Number(shown, significantDigits);
        return unit.Symbol switch
        {
            "" => number + suffix,
            "%" => number + suffix + "%",
            _ when unit.Symbol[0] == '/' => number + suffix + unit.Symbol,
            _ => number + suffix + " " + unit.Symbol,
        };
    }

    /// <summary>A number with so many significant digits, no trailing zeros, and no exponent between 1e-6 and 1e15.</summary>
    internal static string Number(double value, int significantDigits = 4)
    {
        double size = Math.Abs(value);
        if (value == 0)
        {
            return "0";
        }

        if (size is < 1e-6 or >= 1e15)
        {
            return value.ToString("0." + new string('#', significantDigits - 1) + "e+0", CultureInfo.InvariantCulture);
        }

        int decimals = Math.Clamp(significantDigits - 1 - (int)Math.Floor(Math.Log10(size)), 0, 15);
        return value.ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }

    private static double SuffixFactor(string suffix)
    {
        foreach ((char letter, double factor) in s_countSuffixes)
        {
            if (suffix.Length == 1 && suffix[0] == letter)
            {
                return factor;
            }
        }

        return 1;
    }

    private static int NumberLength(ReadOnlySpan<char> text)
    {
        int i = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        int digits = 0;
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] == '.'))
        {
            digits += text[i] == '.' ? 0 : 1;
            i++;
        }

        if (digits == 0 || text[..i].Count('.') > 1)
        {
            return 0;
        }

        bool exponent = i + 1 < text.Length && text[i] is 'e' or 'E'
            && (char.IsAsciiDigit(text[i + 1]) || (text[i + 1] is '+' or '-' && i + 2 < text.Length && char.IsAsciiDigit(text[i + 2])));
        if (exponent)
        {
            i += 2;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                i++;
            }
        }

        return i;
    }

    private static bool TryTakeCountSuffix(ref ReadOnlySpan<char> rest, out double factor)
    {
        factor = 1;
        if (rest.Length == 0 || (rest.Length > 1 && char.IsAsciiLetter(rest[1])))
        {
            return false;
        }

        foreach ((char letter, double value) in s_countSuffixes)
        {
            if (rest[0] == letter || (letter == 'K' && rest[0] == 'k'))
            {
                rest = rest[1..];
                factor = value;
                return true;
            }
        }

        return false;
    }

    private static string Normalise(ReadOnlySpan<char> unit)
    {
        string text = unit.Trim().ToString();
        return text.Contains(" /", StringComparison.Ordinal) || text.Contains("/ ", StringComparison.Ordinal)
            ? text.Replace(" /", "/", StringComparison.Ordinal).Replace("/ ", "/", StringComparison.Ordinal)
            : text;
    }

    private static bool TryFindUnit(string symbol, QuantityUnits units, bool hasSuffix, out double factor)
    {
        if (symbol.Length == 0 && (units.AllowsBareNumber || hasSuffix))
        {
            factor = 1;
            return true;
        }

        foreach (QuantityUnit unit in units.Units)
        {
            if (string.Equals(unit.Symbol, symbol, StringComparison.Ordinal))
            {
                factor = unit.Factor;
                return true;
            }
        }

        factor = 0;
        return false;
    }

    private static string UnitProblem(string symbol, QuantityUnits units)
    {
        if (symbol.Length == 0)
        {
            return $"a unit is missing: expected {units.Name}, e.g. {units.Example}";
        }

        string? nearest = NearestMatch.Of(symbol, units.Units.Select(unit => unit.Symbol));
        string hint = nearest is null ? "" : $"; did you mean '{nearest}'?";
        return $"unknown unit '{symbol}': expected {units.Name}, e.g. {units.Example}{hint}";
    }
}
