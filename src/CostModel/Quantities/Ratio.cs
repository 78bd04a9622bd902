using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>A dimensionless share or growth: 0.35 and 35% are the same.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>35%</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<Ratio>))]
public readonly record struct Ratio : IQuantity<Ratio>, IComparable<Ratio>, IParsable<Ratio>
{
    private readonly double _value;

    private Ratio(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static Ratio Zero => default;

    /// <summary>The value in a fraction: 0.35 is 35 %.</summary>
    public double TotalFraction => _value;

    /// <summary>The value in percent.</summary>
    public double TotalPercent => _value / 0.01;

    static QuantityUnits IQuantity<Ratio>.Units { get; } = new()
    {
        Name = "a ratio",
        Example = "35%",
        AllowsBareNumber = true,
        Units =
        [
            QuantityUnit.Shown("%", 0.01),
            QuantityUnit.Read("x", 1),
        ],
    };

    double IQuantity<Ratio>.BaseValue => _value;

    /// <summary>From a fraction: 0.35 is 35 %.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Ratio FromFraction(double fraction) => new(Finite.Of(fraction));

    /// <summary>From percent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Ratio FromPercent(double percent) => new(Finite.Of(percent * 0.01, nameof(percent)));

    static Ratio IQuantity<Ratio>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static Ratio operator +(Ratio left, Ratio right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static Ratio operator -(Ratio left, Ratio right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static Ratio operator -(Ratio value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static Ratio operator *(Ratio left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static Ratio operator *(double left, Ratio right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static Ratio operator /(Ratio left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(Ratio left, Ratio right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(Ratio left, Ratio right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(Ratio left, Ratio right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(Ratio left, Ratio right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(Ratio left, Ratio right) => left._value >= right._value;

    /// <summary>Reads text such as <c>35%</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static Ratio Parse(string text) => QuantityText.Parse<Ratio>(text);

    /// <summary>Reads text such as <c>35%</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Ratio result) => QuantityText.TryParse(text, out result);

    static Ratio IParsable<Ratio>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Ratio>.TryParse(string? s, IFormatProvider? provider, out Ratio result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(Ratio other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
