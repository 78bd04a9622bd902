using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>A price or cost of one query, request, image or other unit of use.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>0.36 cent</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<UsdPerQuery>))]
public readonly record struct UsdPerQuery : IQuantity<UsdPerQuery>, IComparable<UsdPerQuery>, IParsable<UsdPerQuery>
{
    private readonly double _value;

    private UsdPerQuery(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static UsdPerQuery Zero => default;

    /// <summary>The value in US dollars per query.</summary>
    public double TotalDollars => _value;

    /// <summary>The value in US cents per query.</summary>
    public double TotalCents => _value / 0.01;

    static QuantityUnits IQuantity<UsdPerQuery>.Units { get; } = new()
    {
        Name = "a price per query",
        Example = "0.36 cent",
        Units =
        [
            QuantityUnit.Shown("cent", 0.01),
            QuantityUnit.Read("cents", 0.01),
            new("USD", 1, 0.1),
            QuantityUnit.Read("USD/query", 1),
            QuantityUnit.Read("cent/query", 0.01),
            QuantityUnit.Read("USD/request", 1),
            QuantityUnit.Read("USD/image", 1),
            QuantityUnit.Read("USD/1000 queries", 1e-3),
            QuantityUnit.Read("USD/1000 requests", 1e-3),
            QuantityUnit.Read("USD/1000 images", 1e-3),
            QuantityUnit.Read("USD/1K queries", 1e-3),
            QuantityUnit.Read("USD/1K requests", 1e-3),
            QuantityUnit.Read("USD/1K images", 1e-3),
        ],
    };

    double IQuantity<UsdPerQuery>.BaseValue => _value;

    /// <summary>From US dollars per query.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static UsdPerQuery FromDollars(double dollars) => new(Finite.Of(dollars));

    /// <summary>From US cents per query.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static UsdPerQuery FromCents(double cents) => new(Finite.Of(cents * 0.01, nameof(cents)));

    static UsdPerQuery IQuantity<UsdPerQuery>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static UsdPerQuery operator +(UsdPerQuery left, UsdPerQuery right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static UsdPerQuery operator -(UsdPerQuery left, UsdPerQuery right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static UsdPerQuery operator -(UsdPerQuery value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static UsdPerQuery operator *(UsdPerQuery left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static UsdPerQuery operator *(double left, UsdPerQuery right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static UsdPerQuery operator /(UsdPerQuery left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(UsdPerQuery left, UsdPerQuery right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(UsdPerQuery left, UsdPerQuery right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(UsdPerQuery left, UsdPerQuery right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(UsdPerQuery left, UsdPerQuery right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(UsdPerQuery left, UsdPerQuery right) => left._value >= right._value;

    /// <summary>Reads text such as <c>0.36 cent</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static UsdPerQuery Parse(string text) => QuantityText.Parse<UsdPerQuery>(text);

    /// <summary>Reads text such as <c>0.36 cent</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UsdPerQuery result) => QuantityText.TryParse(text, out result);

    static UsdPerQuery IParsable<UsdPerQuery>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<UsdPerQuery>.TryParse(string? s, IFormatProvider? provider, out UsdPerQuery result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(UsdPerQuery other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
