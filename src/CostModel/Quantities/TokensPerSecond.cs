using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>A token rate.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>380 tokens/s</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<TokensPerSecond>))]
public readonly record struct TokensPerSecond : IQuantity<TokensPerSecond>, IComparable<TokensPerSecond>, IParsable<TokensPerSecond>
{
    private readonly double _value;

    private TokensPerSecond(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static TokensPerSecond Zero => default;

    /// <summary>The value in tokens a second.</summary>
    public double TotalTokensPerSecond => _value;

    /// <summary>The value in tokens a day of 86,400 s.</summary>
    public double TotalTokensPerDay => _value / (1 / 86400.0);

    static QuantityUnits IQuantity<TokensPerSecond>.Units { get; } = new()
    {
        Name = "a token rate",
        Example = "380 tokens/s",
        AllowsCountSuffix = true,
        Units =
        [
            QuantityUnit.Shown("tokens/s", 1),
            QuantityUnit.Read("tok/s", 1),
            QuantityUnit.Read("token/s", 1),
            QuantityUnit.Read("tokens/h", 1 / 3600.0),
            QuantityUnit.Read("tokens/day", 1 / 86400.0),
        ],
    };

    double IQuantity<TokensPerSecond>.BaseValue => _value;

    /// <summary>From tokens a second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static TokensPerSecond FromTokensPerSecond(double tokensPerSecond) => new(Finite.Of(tokensPerSecond));

    /// <summary>From tokens a day of 86,400 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static TokensPerSecond FromTokensPerDay(double tokensPerDay) => new(Finite.Of(tokensPerDay * (1 / 86400.0), nameof(tokensPerDay)));

    static TokensPerSecond IQuantity<TokensPerSecond>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static TokensPerSecond operator +(TokensPerSecond left, TokensPerSecond right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static TokensPerSecond operator -(TokensPerSecond left, TokensPerSecond right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static TokensPerSecond operator -(TokensPerSecond value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static TokensPerSecond operator *(TokensPerSecond left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static TokensPerSecond operator *(double left, TokensPerSecond right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static TokensPerSecond operator /(TokensPerSecond left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(TokensPerSecond left, TokensPerSecond right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(TokensPerSecond left, TokensPerSecond right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(TokensPerSecond left, TokensPerSecond right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(TokensPerSecond left, TokensPerSecond right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(TokensPerSecond left, TokensPerSecond right) => left._value >= right._value;

    /// <summary>The tokens made at this rate in that time.</summary>
    public static Tokens operator *(TokensPerSecond left, Duration right) => Tokens.FromTokens(left._value * right.TotalSeconds);

    /// <summary>Reads text such as <c>380 tokens/s</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static TokensPerSecond Parse(string text) => QuantityText.Parse<TokensPerSecond>(text);

    /// <summary>Reads text such as <c>380 tokens/s</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TokensPerSecond result) => QuantityText.TryParse(text, out result);

    static TokensPerSecond IParsable<TokensPerSecond>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<TokensPerSecond>.TryParse(string? s, IFormatProvider? provider, out TokensPerSecond result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(TokensPerSecond other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
