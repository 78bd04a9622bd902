using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>A mass of carbon dioxide equivalent.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>552 t</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<CarbonMass>))]
public readonly record struct CarbonMass : IQuantity<CarbonMass>, IComparable<CarbonMass>, IParsable<CarbonMass>
{
    private readonly double _value;

    private CarbonMass(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static CarbonMass Zero => default;

    /// <summary>The value in grams.</summary>
    public double TotalGrams => _value;

    /// <summary>The value in metric tonnes.</summary>
    public double TotalTonnes => _value / 1e6;

    static QuantityUnits IQuantity<CarbonMass>.Units { get; } = new()
    {
        Name = "a mass of CO2e",
        Example = "552 t",
        Units =
        [
            QuantityUnit.Shown("mg", 1e-3),
            QuantityUnit.Shown("g", 1),
            QuantityUnit.Shown("kg", 1e3),
            QuantityUnit.Shown("t", 1e6),
            QuantityUnit.Read("tonnes", 1e6),
            QuantityUnit.Read("gCO2e", 1),
            QuantityUnit.Read("kgCO2e", 1e3),
            QuantityUnit.Read("tCO2e", 1e6),
        ],
    };

    double IQuantity<CarbonMass>.BaseValue => _value;

    /// <summary>From grams.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static CarbonMass FromGrams(double grams) => new(Finite.Of(grams));

    /// <summary>From metric tonnes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static CarbonMass FromTonnes(double tonnes) => new(Finite.Of(tonnes * 1e6, nameof(tonnes)));

    static CarbonMass IQuantity<CarbonMass>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static CarbonMass operator +(CarbonMass left, CarbonMass right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static CarbonMass operator -(CarbonMass left, CarbonMass right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static CarbonMass operator -(CarbonMass value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static CarbonMass operator *(CarbonMass left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static CarbonMass operator *(double left, CarbonMass right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static CarbonMass operator /(CarbonMass left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(CarbonMass left, CarbonMass right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(CarbonMass left, CarbonMass right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(CarbonMass left, CarbonMass right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(CarbonMass left, CarbonMass right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(CarbonMass left, CarbonMass right) => left._value >= right._value;

    /// <summary>Reads text such as <c>552 t</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static CarbonMass Parse(string text) => QuantityText.Parse<CarbonMass>(text);

    /// <summary>Reads text such as <c>552 t</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CarbonMass result) => QuantityText.TryParse(text, out result);

    static CarbonMass IParsable<CarbonMass>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<CarbonMass>.TryParse(string? s, IFormatProvider? provider, out CarbonMass result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(CarbonMass other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
