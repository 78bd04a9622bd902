using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>A span of calendar years, such as a depreciation period; how many hours a year has, the calendar says.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>3 years</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<Years>))]
public readonly record struct Years : IQuantity<Years>, IComparable<Years>, IParsable<Years>
{
    private readonly double _value;

    private Years(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static Years Zero => default;

    /// <summary>The value in years.</summary>
    public double TotalYears => _value;

    /// <summary>The value in months, a twelfth of a year.</summary>
    public double TotalMonths => _value / (1 / 12.0);

    static QuantityUnits IQuantity<Years>.Units { get; } = new()
    {
        Name = "a number of years",
        Example = "3 years",
        Units =
        [
            QuantityUnit.Shown("years", 1),
            QuantityUnit.Read("year", 1),
            QuantityUnit.Read("months", 1 / 12.0),
            QuantityUnit.Read("month", 1 / 12.0),
        ],
    };

    double IQuantity<Years>.BaseValue => _value;

    /// <summary>From years.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Years FromYears(double years) => new(Finite.Of(years));

    /// <summary>From months, a twelfth of a year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Years FromMonths(double months) => new(Finite.Of(months * (1 / 12.0), nameof(months)));

    static Years IQuantity<Years>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static Years operator +(Years left, Years right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static Years operator -(Years left, Years right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static Years operator -(Years value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static Years operator *(Years left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static Years operator *(double left, Years right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static Years operator /(Years left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(Years left, Years right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(Years left, Years right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(Years left, Years right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(Years left, Years right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(Years left, Years right) => left._value >= right._value;

    /// <summary>Reads text such as <c>3 years</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static Years Parse(string text) => QuantityText.Parse<Years>(text);

    /// <summary>Reads text such as <c>3 years</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Years result) => QuantityText.TryParse(text, out result);

    static Years IParsable<Years>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Years>.TryParse(string? s, IFormatProvider? provider, out Years result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(Years other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
