using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>How much carbon dioxide equivalent a unit of electricity causes.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>385 g/kWh</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<CarbonIntensity>))]
public readonly record struct CarbonIntensity : IQuantity<CarbonIntensity>, IComparable<CarbonIntensity>, IParsable<CarbonIntensity>
{
    private readonly double _value;

    private CarbonIntensity(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static CarbonIntensity Zero => default;

    /// <summary>The value in grams of CO2e per kilowatt-hour.</summary>
    public double TotalGramsPerKilowattHour => _value;

    static QuantityUnits IQuantity<CarbonIntensity>.Units { get; } = new()
    {
        Name = "a carbon intensity",
        Example = "385 g/kWh",
        Units =
        [
            QuantityUnit.Shown("g/kWh", 1),
            QuantityUnit.Read("gCO2e/kWh", 1),
            QuantityUnit.Read("kg/kWh", 1e3),
            QuantityUnit.Read("kgCO2e/kWh", 1e3),
            QuantityUnit.Read("t/MWh", 1e3),
        ],
    };

    double IQuantity<CarbonIntensity>.BaseValue => _value;

    /// <summary>From grams of CO2e per kilowatt-hour.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static CarbonIntensity FromGramsPerKilowattHour(double gramsPerKilowattHour) => new(Finite.Of(gramsPerKilowattHour));

    static CarbonIntensity IQuantity<CarbonIntensity>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static CarbonIntensity operator +(CarbonIntensity left, CarbonIntensity right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static CarbonIntensity operator -(CarbonIntensity left, CarbonIntensity right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static CarbonIntensity operator -(CarbonIntensity value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static CarbonIntensity operator *(CarbonIntensity left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static CarbonIntensity operator *(double left, CarbonIntensity right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static CarbonIntensity operator /(CarbonIntensity left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(CarbonIntensity left, CarbonIntensity right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(CarbonIntensity left, CarbonIntensity right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(CarbonIntensity left, CarbonIntensity right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(CarbonIntensity left, CarbonIntensity right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(CarbonIntensity left, CarbonIntensity right) => left._value >= right._value;

    /// <summary>The emissions of so much energy at this intensity.</summary>
    public static CarbonMass operator *(CarbonIntensity left, Energy right) => CarbonMass.FromGrams(left._value * right.TotalKilowattHours);

    /// <summary>Reads text such as <c>385 g/kWh</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static CarbonIntensity Parse(string text) => QuantityText.Parse<CarbonIntensity>(text);

    /// <summary>Reads text such as <c>385 g/kWh</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CarbonIntensity result) => QuantityText.TryParse(text, out result);

    static CarbonIntensity IParsable<CarbonIntensity>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<CarbonIntensity>.TryParse(string? s, IFormatProvider? provider, out CarbonIntensity result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(CarbonIntensity other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
