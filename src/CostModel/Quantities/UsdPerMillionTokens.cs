using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>A price per million tokens.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>2.19 USD/Mtok</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<UsdPerMillionTokens>))]
public readonly record struct UsdPerMillionTokens : IQuantity<UsdPerMillionTokens>, IComparable<UsdPerMillionTokens>, IParsable<UsdPerMillionTokens>
{
    private readonly double _value;

    private UsdPerMillionTokens(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static UsdPerMillionTokens Zero => default;

    /// <summary>The value in US dollars per million tokens.</summary>
    public double TotalDollarsPerMillionTokens => _value;

    static QuantityUnits IQuantity<UsdPerMillionTokens>.Units { get; } = new()
    {
        Name = "a price per million tokens",
        Example = "2.19 USD/Mtok",
        Units =
        [
            QuantityUnit.Shown("USD/Mtok", 1),
            QuantityUnit.Read("USD/M tokens", 1),
            QuantityUnit.Read("USD/1M tokens", 1),
            QuantityUnit.Read("USD/M", 1),
            QuantityUnit.Read("USD/million tokens", 1),
            QuantityUnit.Read("USD/K tokens", 1e3),
            QuantityUnit.Read("USD/1K tokens", 1e3),
            QuantityUnit.Read("USD/1000 tokens", 1e3),
            QuantityUnit.Read("USD/token", 1e6),
            QuantityUnit.Read("cent/Mtok", 0.01),
            QuantityUnit.Read("cent/1K tokens", 10.0),
        ],
    };

    double IQuantity<UsdPerMillionTokens>.BaseValue => _value;

    /// <summary>From US dollars per million tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static UsdPerMillionTokens FromDollarsPerMillionTokens(double dollarsPerMillionTokens) => new(Finite.Of(dollarsPerMillionTokens));

    static UsdPerMillionTokens IQuantity<UsdPerMillionTokens>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static UsdPerMillionTokens operator +(UsdPerMillionTokens left, UsdPerMillionTokens right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static UsdPerMillionTokens operator -(UsdPerMillionTokens left, UsdPerMillionTokens right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static UsdPerMillionTokens operator -(UsdPerMillionTokens value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static UsdPerMillionTokens operator *(UsdPerMillionTokens left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static UsdPerMillionTokens operator *(double left, UsdPerMillionTokens right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static UsdPerMillionTokens operator /(UsdPerMillionTokens left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(UsdPerMillionTokens left, UsdPerMillionTokens right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(UsdPerMillionTokens left, UsdPerMillionTokens right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(UsdPerMillionTokens left, UsdPerMillionTokens right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(UsdPerMillionTokens left, UsdPerMillionTokens right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(UsdPerMillionTokens left, UsdPerMillionTokens right) => left._value >= right._value;

    /// <summary>What so many tokens cost.</summary>
    public static Usd operator *(UsdPerMillionTokens left, Tokens right) => Usd.FromDollars(left._value * right.TotalMillions);

    /// <summary>Reads text such as <c>2.19 USD/Mtok</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static UsdPerMillionTokens Parse(string text) => QuantityText.Parse<UsdPerMillionTokens>(text);

    /// <summary>Reads text such as <c>2.19 USD/Mtok</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UsdPerMillionTokens result) => QuantityText.TryParse(text, out result);

    static UsdPerMillionTokens IParsable<UsdPerMillionTokens>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<UsdPerMillionTokens>.TryParse(string? s, IFormatProvider? provider, out UsdPerMillionTokens result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(UsdPerMillionTokens other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
