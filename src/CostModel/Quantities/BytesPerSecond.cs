using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>A data rate. A network in Gbit/s is an eighth of it in GB/s.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>3.35 TB/s</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<BytesPerSecond>))]
public readonly record struct BytesPerSecond : IQuantity<BytesPerSecond>, IComparable<BytesPerSecond>, IParsable<BytesPerSecond>
{
    private readonly double _value;

    private BytesPerSecond(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static BytesPerSecond Zero => default;

    /// <summary>The value in bytes a second.</summary>
    public double TotalBytesPerSecond => _value;

    /// <summary>The value in GB/s.</summary>
    public double TotalGigabytesPerSecond => _value / 1e9;

    /// <summary>The value in Gbit/s: an eighth of a GB/s.</summary>
    public double TotalGigabitsPerSecond => _value / 1.25e8;

    static QuantityUnits IQuantity<BytesPerSecond>.Units { get; } = new()
    {
        Name = "a bandwidth",
        Example = "3.35 TB/s",
        Units =
        [
            .. QuantityUnits.Prefixed("B/s", "", "k", "M", "G", "T"),
            QuantityUnit.Read("KiB/s", 1024.0),
            QuantityUnit.Read("MiB/s", 1048576.0),
            QuantityUnit.Read("GiB/s", 1073741824.0),
            QuantityUnit.Read("TiB/s", 1099511627776.0),
            QuantityUnit.Read("Gbit/s", 1.25e8),
            QuantityUnit.Read("Gb/s", 1.25e8),
            QuantityUnit.Read("Mbit/s", 1.25e5),
            QuantityUnit.Read("Tbit/s", 1.25e11),
        ],
    };

    double IQuantity<BytesPerSecond>.BaseValue => _value;

    /// <summary>From bytes a second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static BytesPerSecond FromBytesPerSecond(double bytesPerSecond) => new(Finite.Of(bytesPerSecond));

    /// <summary>From GB/s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static BytesPerSecond FromGigabytesPerSecond(double gigabytesPerSecond) => new(Finite.Of(gigabytesPerSecond * 1e9, nameof(gigabytesPerSecond)));

    /// <summary>From Gbit/s: an eighth of a GB/s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static BytesPerSecond FromGigabitsPerSecond(double gigabitsPerSecond) => new(Finite.Of(gigabitsPerSecond * 1.25e8, nameof(gigabitsPerSecond)));

    static BytesPerSecond IQuantity<BytesPerSecond>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static BytesPerSecond operator +(BytesPerSecond left, BytesPerSecond right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static BytesPerSecond operator -(BytesPerSecond left, BytesPerSecond right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static BytesPerSecond operator -(BytesPerSecond value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static BytesPerSecond operator *(BytesPerSecond left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static BytesPerSecond operator *(double left, BytesPerSecond right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static BytesPerSecond operator /(BytesPerSecond left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(BytesPerSecond left, BytesPerSecond right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(BytesPerSecond left, BytesPerSecond right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(BytesPerSecond left, BytesPerSecond right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(BytesPerSecond left, BytesPerSecond right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(BytesPerSecond left, BytesPerSecond right) => left._value >= right._value;

    /// <summary>The data moved at this rate in that time.</summary>
    public static Bytes operator *(BytesPerSecond left, Duration right) => Bytes.FromBytes(left._value * right.TotalSeconds);

    /// <summary>Reads text such as <c>3.35 TB/s</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static BytesPerSecond Parse(string text) => QuantityText.Parse<BytesPerSecond>(text);

    /// <summary>Reads text such as <c>3.35 TB/s</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out BytesPerSecond result) => QuantityText.TryParse(text, out result);

    static BytesPerSecond IParsable<BytesPerSecond>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<BytesPerSecond>.TryParse(string? s, IFormatProvider? provider, out BytesPerSecond result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(BytesPerSecond other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
