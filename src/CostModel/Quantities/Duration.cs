using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>A length of time in clock units. Months and years depend on the calendar and are <see cref="Years"/>.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>21 days</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<Duration>))]
public readonly record struct Duration : IQuantity<Duration>, IComparable<Duration>, IParsable<Duration>
{
    private readonly double _value;

    private Duration(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static Duration Zero => default;

    /// <summary>The value in seconds.</summary>
    public double TotalSeconds => _value;

    /// <summary>The value in milliseconds.</summary>
    public double TotalMilliseconds => _value / 1e-3;

    /// <summary>The value in hours.</summary>
    public double TotalHours => _value / 3600.0;

    /// <summary>The value in days of 24 h.</summary>
    public double TotalDays => _value / 86400.0;

    static QuantityUnits IQuantity<Duration>.Units { get; } = new()
    {
        Name = "a length of time",
        Example = "21 days",
        Units =
        [
            QuantityUnit.Shown("ns", 1e-9),
            QuantityUnit.Shown("us", 1e-6),
            QuantityUnit.Shown("ms", 1e-3),
            QuantityUnit.Shown("s", 1),
            QuantityUnit.Read("sec", 1),
            QuantityUnit.Read("seconds", 1),
            QuantityUnit.Shown("min", 60.0),
            QuantityUnit.Read("minutes", 60.0),
            QuantityUnit.Shown("h", 3600.0),
            QuantityUnit.Read("hours", 3600.0),
            QuantityUnit.Read("hour", 3600.0),
            new("days", 86400.0, 172800.0),
            QuantityUnit.Read("day", 86400.0),
            QuantityUnit.Read("d", 86400.0),
            QuantityUnit.Read("week", 604800.0),
            QuantityUnit.Read("weeks", 604800.0),
        ],
    };

    double IQuantity<Duration>.BaseValue => _value;

    /// <summary>From seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Duration FromSeconds(double seconds) => new(Finite.Of(seconds));

    /// <summary>From milliseconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Duration FromMilliseconds(double milliseconds) => new(Finite.Of(milliseconds * 1e-3, nameof(milliseconds)));

    /// <summary>From hours.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Duration FromHours(double hours) => new(Finite.Of(hours * 3600.0, nameof(hours)));

    /// <summary>From days of 24 h.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Duration FromDays(double days) => new(Finite.Of(days * 86400.0, nameof(days)));

    static Duration IQuantity<Duration>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static Duration operator +(Duration left, Duration right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static Duration operator -(Duration left, Duration right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static Duration operator -(Duration value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static Duration operator *(Duration left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static Duration operator *(double left, Duration right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static Duration operator /(Duration left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(Duration left, Duration right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(Duration left, Duration right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(Duration left, Duration right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(Duration left, Duration right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(Duration left, Duration right) => left._value >= right._value;

    /// <summary>The accelerator time of so many accelerators running for this long.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="chips"/> is NaN or infinite.</exception>
    public GpuHours TimesChips(double chips) => GpuHours.FromGpuHours(TotalHours * Finite.Of(chips));

    /// <summary>Reads text such as <c>21 days</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static Duration Parse(string text) => QuantityText.Parse<Duration>(text);

    /// <summary>Reads text such as <c>21 days</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Duration result) => QuantityText.TryParse(text, out result);

    static Duration IParsable<Duration>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Duration>.TryParse(string? s, IFormatProvider? provider, out Duration result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(Duration other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
