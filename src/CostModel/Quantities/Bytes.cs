using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>An amount of memory or data. GB is 1e9 bytes, GiB is 2^30.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>80 GB</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<Bytes>))]
public readonly record struct Bytes : IQuantity<Bytes>, IComparable<Bytes>, IParsable<Bytes>
{
    private readonly double _value;

    private Bytes(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static Bytes Zero => default;

    /// <summary>The value in bytes.</summary>
    public double TotalBytes => _value;

    /// <summary>The value in gigabytes of 1e9 bytes.</summary>
    public double TotalGigabytes => _value / 1e9;

    /// <summary>The value in gibibytes of 2^30 bytes.</summary>
    public double TotalGibibytes => _value / 1073741824.0;

    static QuantityUnits IQuantity<Bytes>.Units { get; } = new()
    {
        Name = "an amount of memory",
        Example = "80 GB",
        Units =
        [
            .. QuantityUnits.Prefixed("B", "", "k", "M", "G", "T", "P"),
            QuantityUnit.Read("KB", 1e3),
            QuantityUnit.Read("KiB", 1024.0),
            QuantityUnit.Read("MiB", 1048576.0),
            QuantityUnit.Read("GiB", 1073741824.0),
            QuantityUnit.Read("TiB", 1099511627776.0),
        ],
    };

    double IQuantity<Bytes>.BaseValue => _value;

    /// <summary>From bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Bytes FromBytes(double bytes) => new(Finite.Of(bytes));

    /// <summary>From gigabytes of 1e9 bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Bytes FromGigabytes(double gigabytes) => new(Finite.Of(gigabytes * 1e9, nameof(gigabytes)));

    /// <summary>From gibibytes of 2^30 bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Bytes FromGibibytes(double gibibytes) => new(Finite.Of(gibibytes * 1073741824.0, nameof(gibibytes)));

    static Bytes IQuantity<Bytes>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static Bytes operator +(Bytes left, Bytes right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static Bytes operator -(Bytes left, Bytes right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static Bytes operator -(Bytes value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static Bytes operator *(Bytes left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static Bytes operator *(double left, Bytes right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static Bytes operator /(Bytes left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(Bytes left, Bytes right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(Bytes left, Bytes right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(Bytes left, Bytes right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(Bytes left, Bytes right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(Bytes left, Bytes right) => left._value >= right._value;

    /// <summary>The time that this much data takes at that rate.</summary>
    public static Duration operator /(Bytes left, BytesPerSecond right) => Duration.FromSeconds(left._value / right.TotalBytesPerSecond);

    /// <summary>The rate that moves this much data in that time.</summary>
    public static BytesPerSecond operator /(Bytes left, Duration right) => BytesPerSecond.FromBytesPerSecond(left._value / right.TotalSeconds);

    /// <summary>Reads text such as <c>80 GB</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static Bytes Parse(string text) => QuantityText.Parse<Bytes>(text);

    /// <summary>Reads text such as <c>80 GB</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Bytes result) => QuantityText.TryParse(text, out result);

    static Bytes IParsable<Bytes>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Bytes>.TryParse(string? s, IFormatProvider? provider, out Bytes result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(Bytes other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
