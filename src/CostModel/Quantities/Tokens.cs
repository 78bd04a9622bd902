using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>A number of tokens.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>1.4T tokens</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<Tokens>))]
public readonly record struct Tokens : IQuantity<Tokens>, IComparable<Tokens>, IParsable<Tokens>
{
    private readonly double _value;

    private Tokens(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static Tokens Zero => default;

    /// <summary>The value in tokens.</summary>
    public double TotalTokens => _value;

    /// <summary>The value in millions of tokens.</summary>
    public double TotalMillions => _value / 1e6;

    /// <summary>The value in billions (1e9) of tokens.</summary>
    public double TotalBillions => _value / 1e9;

    /// <summary>The value in trillions (1e12) of tokens.</summary>
    public double TotalTrillions => _value / 1e12;

    static QuantityUnits IQuantity<Tokens>.Units { get; } = new()
    {
        Name = "a number of tokens",
        Example = "1.4T tokens",
        AllowsCountSuffix = true,
        AllowsBareNumber = true,
        Units =
        [
            QuantityUnit.Shown("tokens", 1),
            QuantityUnit.Read("token", 1),
            QuantityUnit.Read("tok", 1),
        ],
    };

    double IQuantity<Tokens>.BaseValue => _value;

    /// <summary>From tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Tokens FromTokens(double tokens) => new(Finite.Of(tokens));

    /// <summary>From millions of tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Tokens FromMillions(double millions) => new(Finite.Of(millions * 1e6, nameof(millions)));

    /// <summary>From billions (1e9) of tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Tokens FromBillions(double billions) => new(Finite.Of(billions * 1e9, nameof(billions)));

    /// <summary>From trillions (1e12) of tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Tokens FromTrillions(double trillions) => new(Finite.Of(trillions * 1e12, nameof(trillions)));

    static Tokens IQuantity<Tokens>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static Tokens operator +(Tokens left, Tokens right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static Tokens operator -(Tokens left, Tokens right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static Tokens operator -(Tokens value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static Tokens operator *(Tokens left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static Tokens operator *(double left, Tokens right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static Tokens operator /(Tokens left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(Tokens left, Tokens right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(Tokens left, Tokens right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(Tokens left, Tokens right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(Tokens left, Tokens right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(Tokens left, Tokens right) => left._value >= right._value;

    /// <summary>The time that so many tokens take at that rate.</summary>
    public static Duration operator /(Tokens left, TokensPerSecond right) => Duration.FromSeconds(left._value / right.TotalTokensPerSecond);

    /// <summary>The rate that makes so many tokens in that time.</summary>
    public static TokensPerSecond operator /(Tokens left, Duration right) => TokensPerSecond.FromTokensPerSecond(left._value / right.TotalSeconds);

    /// <summary>Reads text such as <c>1.4T tokens</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static Tokens Parse(string text) => QuantityText.Parse<Tokens>(text);

    /// <summary>Reads text such as <c>1.4T tokens</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Tokens result) => QuantityText.TryParse(text, out result);

    static Tokens IParsable<Tokens>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Tokens>.TryParse(string? s, IFormatProvider? provider, out Tokens result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(Tokens other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
