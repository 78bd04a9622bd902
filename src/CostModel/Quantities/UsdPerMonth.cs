using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>A price that recurs monthly, such as a subscription. How long a month is, the calendar says.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>20 USD/month</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<UsdPerMonth>))]
public readonly record struct UsdPerMonth : IQuantity<UsdPerMonth>, IComparable<UsdPerMonth>, IParsable<UsdPerMonth>
{
    private readonly double _value;

    private UsdPerMonth(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static UsdPerMonth Zero => default;

    /// <summary>The value in US dollars a month.</summary>
    public double TotalDollarsPerMonth => _value;

    static QuantityUnits IQuantity<UsdPerMonth>.Units { get; } = new()
    {
        Name = "a monthly price",
        Example = "20 USD/month",
        AllowsCountSuffix = true,
        Units =
        [
            QuantityUnit.Shown("USD/month", 1),
            QuantityUnit.Read("USD/mo", 1),
            QuantityUnit.Read("cent/month", 0.01),
            QuantityUnit.Read("USD/year", 1 / 12.0),
        ],
    };

    double IQuantity<UsdPerMonth>.BaseValue => _value;

    /// <summary>From US dollars a month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static UsdPerMonth FromDollarsPerMonth(double dollarsPerMonth) => new(Finite.Of(dollarsPerMonth));

    static UsdPerMonth IQuantity<UsdPerMonth>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static UsdPerMonth operator +(UsdPerMonth left, UsdPerMonth right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static UsdPerMonth operator -(UsdPerMonth left, UsdPerMonth right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static UsdPerMonth operator -(UsdPerMonth value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static UsdPerMonth operator *(UsdPerMonth left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static UsdPerMonth operator *(double left, UsdPerMonth right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static UsdPerMonth operator /(UsdPerMonth left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(UsdPerMonth left, UsdPerMonth right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(UsdPerMonth left, UsdPerMonth right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(UsdPerMonth left, UsdPerMonth right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(UsdPerMonth left, UsdPerMonth right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(UsdPerMonth left, UsdPerMonth right) => left._value >= right._value;

    /// <summary>Reads text such as <c>20 USD/month</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static UsdPerMonth Parse(string text) => QuantityText.Parse<UsdPerMonth>(text);

    /// <summary>Reads text such as <c>20 USD/month</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UsdPerMonth result) => QuantityText.TryParse(text, out result);

    static UsdPerMonth IParsable<UsdPerMonth>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<UsdPerMonth>.TryParse(string? s, IFormatProvider? provider, out UsdPerMonth result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(UsdPerMonth other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
