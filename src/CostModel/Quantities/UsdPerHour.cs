using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>A cost that runs with the clock, in US dollars an hour.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>98.32 USD/h</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<UsdPerHour>))]
public readonly record struct UsdPerHour : IQuantity<UsdPerHour>, IComparable<UsdPerHour>, IParsable<UsdPerHour>
{
    private readonly double _value;

    private UsdPerHour(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static UsdPerHour Zero => default;

    /// <summary>The value in US dollars an hour.</summary>
    public double TotalDollarsPerHour => _value;

    static QuantityUnits IQuantity<UsdPerHour>.Units { get; } = new()
    {
        Name = "a cost per hour",
        Example = "98.32 USD/h",
        AllowsCountSuffix = true,
        Units =
        [
            QuantityUnit.Shown("USD/h", 1),
            QuantityUnit.Read("USD/hour", 1),
            QuantityUnit.Read("USD/hr", 1),
            QuantityUnit.Read("cent/h", 0.01),
            QuantityUnit.Read("USD/day", 1 / 24.0),
            QuantityUnit.Read("USD/min", 60.0),
            QuantityUnit.Read("USD/s", 3600.0),
        ],
    };

    double IQuantity<UsdPerHour>.BaseValue => _value;

    /// <summary>From US dollars an hour.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static UsdPerHour FromDollarsPerHour(double dollarsPerHour) => new(Finite.Of(dollarsPerHour));

    static UsdPerHour IQuantity<UsdPerHour>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static UsdPerHour operator +(UsdPerHour left, UsdPerHour right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static UsdPerHour operator -(UsdPerHour left, UsdPerHour right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static UsdPerHour operator -(UsdPerHour value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static UsdPerHour operator *(UsdPerHour left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static UsdPerHour operator *(double left, UsdPerHour right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static UsdPerHour operator /(UsdPerHour left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(UsdPerHour left, UsdPerHour right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(UsdPerHour left, UsdPerHour right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(UsdPerHour left, UsdPerHour right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(UsdPerHour left, UsdPerHour right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(UsdPerHour left, UsdPerHour right) => left._value >= right._value;

    /// <summary>What that much time costs.</summary>
    public static Usd operator *(UsdPerHour left, Duration right) => Usd.FromDollars(left._value * right.TotalHours);

    /// <summary>Reads text such as <c>98.32 USD/h</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static UsdPerHour Parse(string text) => QuantityText.Parse<UsdPerHour>(text);

    /// <summary>Reads text such as <c>98.32 USD/h</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UsdPerHour result) => QuantityText.TryParse(text, out result);

    static UsdPerHour IParsable<UsdPerHour>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<UsdPerHour>.TryParse(string? s, IFormatProvider? provider, out UsdPerHour result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(UsdPerHour other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
