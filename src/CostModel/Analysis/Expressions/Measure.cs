using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CostModel.Analysis.Expressions;

/// <summary>A number with its dimension, in base units: dollars, seconds, tokens, joules, FLOPs, bytes, grams.</summary>
/// <param name="Value">The number in base units.</param>
/// <param name="Dimensions">Its dimension.</param>
public readonly record struct Measure(double Value, Dimensions Dimensions)
{
    /// <summary>A plain number.</summary>
    public static Measure Plain(double value) => new(value, Dimensions.None);

    /// <summary>Reads a number with a unit, such as <c>2.50 USD/h</c>, <c>13M users</c>, <c>85 TWh</c> or <c>36 cent</c>.</summary>
    public static bool TryParse(string text, out WrittenMeasure measure, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scanner = new MeasureScanner(text, []);
        if (!scanner.TryNumber(out WrittenMeasure found, out problem))
        {
            measure = default;
            return false;
        }

        measure = found;
        problem = scanner.AtEnd ? null : $"'{text[scanner.Position..].Trim()}' is left over after the number and its unit";
        return problem is null;
    }
}

/// <summary>A number as it was written: its value, and the unit that it was written in.</summary>
/// <param name="Measure">The value.</param>
/// <param name="UnitValue">One of the written unit, in base units.</param>
/// <param name="Unit">The unit as written; empty for none.</param>
public readonly record struct WrittenMeasure(Measure Measure, double UnitValue, string Unit)
{
    /// <summary>The number in the written unit.</summary>
    public double Number => Measure.Value / UnitValue;

    /// <summary>Another value of the same dimension, in this unit and with so many significant digits.</summary>
    public string Write(double baseValue, int digits = 4)
    {
        string number = QuantityText.Number(baseValue / UnitValue, digits);
        return Unit.Length == 0 ? number : Unit == "%" ? number + "%" : string.Create(CultureInfo.InvariantCulture, $"{number} {Unit}");
    }
}
