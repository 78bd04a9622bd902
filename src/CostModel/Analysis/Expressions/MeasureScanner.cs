using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CostModel.Validation;

namespace CostModel.Analysis.Expressions;

/// <summary>
/// Reads numbers with units out of a text. A slash that touches the unit belongs to it (<c>USD/h</c>, <c>15/day</c>); a slash between spaces
/// divides, and so does one before a name that stands for a number.
/// </summary>
internal sealed class MeasureScanner(string text, IReadOnlyCollection<string> names)
{
    internal int Position { get; private set; }

    internal bool AtEnd
    {
        get
        {
            SkipSpace();
            return Position >= text.Length;
        }
    }

    internal char Peek()
    {
        SkipSpace();
        return Position < text.Length ? text[Position] : '\0';
    }

    internal bool Take(char expected)
    {
        if (Peek() != expected)
        {
            return false;
        }

        Position++;
        return true;
    }

    /// <summary>A name of letters, digits and underscores; empty where there is none.</summary>
    internal string Name()
    {
        SkipSpace();
        int start = Position;
        while (Position < text.Length && (char.IsAsciiLetterOrDigit(text[Position]) || text[Position] == '_'))
        {
            Position++;
        }

        return text[start..Position];
    }

    internal bool TryNumber(out WrittenMeasure measure, [NotNullWhen(false)] out string? problem)
    {
        measure = default;
        SkipSpace();
        int start = Position;
        while (Position < text.Length && (char.IsAsciiDigit(text[Position]) || text[Position] == '.' || IsGroupMark() || IsSign(start) || IsExponent()))
        {
            Position++;
        }

        // Thousands are grouped by commas in articles; a decimal comma would be a different number and is refused.
        string digits = text[start..Position];
        if (!IsGrouped(digits) || !double.TryParse(digits.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            problem = $"expected a number at '{text[start..]}', e.g. 694,444 USD/day";
            return false;
        }

        return TryUnit(number, out measure, out problem);
    }

    private bool TryUnit(double number, out WrittenMeasure measure, [NotNullWhen(false)] out string? problem)
    {
        int afterNumber = Position;
        int end = UnitEnd();
        string written = text[Position..end];
        problem = null;
        if (MeasureUnits.TryFind(written, out Measure unit))
        {
            Position = end;
            measure = new WrittenMeasure(new Measure(number * unit.Value, unit.Dimensions), unit.Value, written);
            return true;
        }

        if (written.Length > 0 && Scale(written[0]) is { } scale)
        {
            Position++;
            int scaledEnd = UnitEnd();
            string rest = text[Position..scaledEnd];
            if (MeasureUnits.TryFind(rest, out unit))
            {
                Position = scaledEnd;
                measure = new WrittenMeasure(new Measure(number * scale * unit.Value, unit.Dimensions), unit.Value, rest);
                return true;
            }
        }

        Position = afterNumber;
        string unknown = written.Split('/').First(part => !MeasureUnits.TryFind(part, out _));
        string? nearest = NearestMatch.Of(unknown, MeasureUnits.Names);
        problem = $"unknown unit '{unknown}'" + (nearest is null ? "" : $"; did you mean '{nearest}'?");
        measure = default;
        return false;
    }

    /// <summary>The end of a unit that starts here, after spaces: letters, %, and slashes that touch letters on both sides.</summary>
    private int UnitEnd()
    {
        bool perUnit = Position + 1 < text.Length && text[Position] == '/' && char.IsAsciiLetter(text[Position + 1]) && !names.Contains(NameAt(Position + 1));
        if (!perUnit)
        {
            SkipSpace();
        }

        int end = Position + (perUnit ? 1 : 0);
        while (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] == '%' || IsInnerMark(end)))
        {
            end++;
        }

        return end;
    }

    private bool IsInnerMark(int at)
        => at > Position && at + 1 < text.Length && text[at] is '/' or '-' or '2' && (char.IsAsciiLetter(text[at - 1]) && (text[at] == '2' || char.IsAsciiLetter(text[at + 1])));

    private string NameAt(int at)
    {
        int end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return text[at..end];
    }

    /// <summary>A comma before a digit groups thousands; one before a space separates arguments.</summary>
    private bool IsGroupMark() => text[Position] == ',' && Position + 1 < text.Length && char.IsAsciiDigit(text[Position + 1]);

    private bool IsSign(int start) => Position == start && text[Position] == '-';

    private bool IsExponent()
        => (text[Position] is 'e' or 'E' && Position + 1 < text.Length && (char.IsAsciiDigit(text[Position + 1]) || text[Position + 1] is '+' or '-'))
            || (text[Position] is '+' or '-' && Position > 0 && text[Position - 1] is 'e' or 'E');

    private static bool IsGrouped(string digits)
    {
        string[] groups = digits.Split('.')[0].Split(',');
        return groups.Length == 1 || groups.Skip(1).All(group => group.Length == 3);
    }

    private static double? Scale(char letter) => letter switch
    {
        'K' or 'k' => 1e3,
        'M' => 1e6,
        'B' => 1e9,
        'T' => 1e12,
        _ => null,
    };

    private void SkipSpace()
    {
        while (Position < text.Length && char.IsWhiteSpace(text[Position]))
        {
            Position++;
        }
    }
}
