using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>A price of electricity.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>0.08 USD/kWh</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<UsdPerKilowattHour>))]
public readonly record struct UsdPerKilowattHour : IQuantity<UsdPerKilowattHour>, IComparable<UsdPerKilowattHour>, IParsable<UsdPerKilowattHour>
{
    private readonly double _value;

    private UsdPerKilowattHour(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static UsdPerKilowattHour Zero => default;

    /// <summary>The value in US dollars per kilowatt-hour.</summary>
    public double TotalDollarsPerKilowattHour => _value;

    static QuantityUnits IQuantity<UsdPerKilowattHour>.Units { get; } = new()
    {
        Name = "an electricity price",
        Example = "0.08 USD/kWh",
        Units =
        [
            QuantityUnit.Shown("USD/kWh", 1),
            QuantityUnit.Read("cent/kWh", 0.01),
            QuantityUnit.Read("USD/MWh", 1e-3),
        ],
    };

    double IQuantity<UsdPerKilowattHour>.BaseValue => _value;

    /// <summary>From US dollars per kilowatt-hour.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static UsdPerKilowattHour FromDollarsPerKilowattHour(double dollarsPerKilowattHour) => new(Finite.Of(dollarsPerKilowattHour));

    static UsdPerKilowattHour IQuantity<UsdPerKilowattHour>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static UsdPerKilowattHour operator +(UsdPerKilowattHour left, UsdPerKilowattHour right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static UsdPerKilowattHour operator -(UsdPerKilowattHour left, UsdPerKilowattHour right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static UsdPerKilowattHour operator -(UsdPerKilowattHour value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static UsdPerKilowattHour operator *(UsdPerKilowattHour left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static UsdPerKilowattHour operator *(double left, UsdPerKilowattHour right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static UsdPerKilowattHour operator /(UsdPerKilowattHour left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(UsdPerKilowattHour left, UsdPerKilowattHour right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(UsdPerKilowattHour left, UsdPerKilowattHour right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(UsdPerKilowattHour left, UsdPerKilowattHour right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(UsdPerKilowattHour left, UsdPerKilowattHour right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(UsdPerKilowattHour left, UsdPerKilowattHour right) => left._value >= right._value;

    /// <summary>What so much energy costs at this price.</summary>
    public static Usd operator *(UsdPerKilowattHour left, Energy right) => Usd.FromDollars(left._value * right.TotalKilowattHours);

    /// <summary>Reads text such as <c>0.08 USD/kWh</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static UsdPerKilowattHour Parse(string text) => QuantityText.Parse<UsdPerKilowattHour>(text);

    /// <summary>Reads text such as <c>0.08 USD/kWh</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UsdPerKilowattHour result) => QuantityText.TryParse(text, out result);

    static UsdPerKilowattHour IParsable<UsdPerKilowattHour>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<UsdPerKilowattHour>.TryParse(string? s, IFormatProvider? provider, out UsdPerKilowattHour result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(UsdPerKilowattHour other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
