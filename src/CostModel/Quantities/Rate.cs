using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>How often something happens: queries, requests, images or tokens a day.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>20M/day</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<Rate>))]
public readonly record struct Rate : IQuantity<Rate>, IComparable<Rate>, IParsable<Rate>
{
    private readonly double _value;

    private Rate(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static Rate Zero => default;

    /// <summary>The value in events a day of 86,400 s.</summary>
    public double TotalPerDay => _value;

    /// <summary>The value in events a second.</summary>
    public double TotalPerSecond => _value / 86400.0;

    static QuantityUnits IQuantity<Rate>.Units { get; } = new()
    {
        Name = "a rate",
        Example = "20M/day",
        AllowsCountSuffix = true,
        Units =
        [
            QuantityUnit.Shown("/day", 1),
            QuantityUnit.Read("/d", 1),
            QuantityUnit.Read("/h", 24.0),
            QuantityUnit.Read("/hour", 24.0),
            QuantityUnit.Read("/min", 1440.0),
            QuantityUnit.Read("/s", 86400.0),
            QuantityUnit.Read("/second", 86400.0),
            QuantityUnit.Read("tokens/day", 1),
            QuantityUnit.Read("tokens/s", 86400.0),
            QuantityUnit.Read("queries/day", 1),
            QuantityUnit.Read("queries/s", 86400.0),
        ],
    };

    double IQuantity<Rate>.BaseValue => _value;

    /// <summary>From events a day of 86,400 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Rate FromPerDay(double perDay) => new(Finite.Of(perDay));

    /// <summary>From events a second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Rate FromPerSecond(double perSecond) => new(Finite.Of(perSecond * 86400.0, nameof(perSecond)));

    static Rate IQuantity<Rate>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static Rate operator +(Rate left, Rate right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static Rate operator -(Rate left, Rate right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static Rate operator -(Rate value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static Rate operator *(Rate left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static Rate operator *(double left, Rate right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static Rate operator /(Rate left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(Rate left, Rate right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(Rate left, Rate right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(Rate left, Rate right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(Rate left, Rate right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(Rate left, Rate right) => left._value >= right._value;

    /// <summary>Reads text such as <c>20M/day</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static Rate Parse(string text) => QuantityText.Parse<Rate>(text);

    /// <summary>Reads text such as <c>20M/day</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Rate result) => QuantityText.TryParse(text, out result);

    static Rate IParsable<Rate>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Rate>.TryParse(string? s, IFormatProvider? provider, out Rate result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(Rate other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
