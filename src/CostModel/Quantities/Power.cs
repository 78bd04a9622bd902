using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>A power draw.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>700 W</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<Power>))]
public readonly record struct Power : IQuantity<Power>, IComparable<Power>, IParsable<Power>
{
    private readonly double _value;

    private Power(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static Power Zero => default;

    /// <summary>The value in watts.</summary>
    public double TotalWatts => _value;

    /// <summary>The value in kilowatts.</summary>
    public double TotalKilowatts => _value / 1e3;

    static QuantityUnits IQuantity<Power>.Units { get; } = new()
    {
        Name = "a power",
        Example = "700 W",
        Units =
        [
            .. QuantityUnits.Prefixed("W", "m", "", "k", "M", "G"),
        ],
    };

    double IQuantity<Power>.BaseValue => _value;

    /// <summary>From watts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Power FromWatts(double watts) => new(Finite.Of(watts));

    /// <summary>From kilowatts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Power FromKilowatts(double kilowatts) => new(Finite.Of(kilowatts * 1e3, nameof(kilowatts)));

    static Power IQuantity<Power>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static Power operator +(Power left, Power right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static Power operator -(Power left, Power right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static Power operator -(Power value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static Power operator *(Power left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static Power operator *(double left, Power right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static Power operator /(Power left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(Power left, Power right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(Power left, Power right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(Power left, Power right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(Power left, Power right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(Power left, Power right) => left._value >= right._value;

    /// <summary>The energy drawn at this power in that time.</summary>
    public static Energy operator *(Power left, Duration right) => Energy.FromJoules(left._value * right.TotalSeconds);

    /// <summary>Reads text such as <c>700 W</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static Power Parse(string text) => QuantityText.Parse<Power>(text);

    /// <summary>Reads text such as <c>700 W</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Power result) => QuantityText.TryParse(text, out result);

    static Power IParsable<Power>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Power>.TryParse(string? s, IFormatProvider? provider, out Power result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(Power other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
