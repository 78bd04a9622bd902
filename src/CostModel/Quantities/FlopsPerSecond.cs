using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>A rate of arithmetic in floating-point operations a second. Peaks are dense, never the 2:4-sparse headline.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>989 TFLOP/s</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<FlopsPerSecond>))]
public readonly record struct FlopsPerSecond : IQuantity<FlopsPerSecond>, IComparable<FlopsPerSecond>, IParsable<FlopsPerSecond>
{
    private readonly double _value;

    private FlopsPerSecond(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static FlopsPerSecond Zero => default;

    /// <summary>The value in operations a second.</summary>
    public double TotalFlopsPerSecond => _value;

    /// <summary>The value in 1e12 operations a second.</summary>
    public double TotalTeraflops => _value / 1e12;

    static QuantityUnits IQuantity<FlopsPerSecond>.Units { get; } = new()
    {
        Name = "a compute rate",
        Example = "989 TFLOP/s",
        Units =
        [
            .. QuantityUnits.Prefixed("FLOP/s", "", "k", "M", "G", "T", "P", "E"),
            QuantityUnit.Read("FLOPS", 1),
            QuantityUnit.Read("GFLOPS", 1e9),
            QuantityUnit.Read("TFLOPS", 1e12),
            QuantityUnit.Read("PFLOPS", 1e15),
            QuantityUnit.Read("TFLOPs/s", 1e12),
        ],
    };

    double IQuantity<FlopsPerSecond>.BaseValue => _value;

    /// <summary>From operations a second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static FlopsPerSecond FromFlopsPerSecond(double flopsPerSecond) => new(Finite.Of(flopsPerSecond));

    /// <summary>From 1e12 operations a second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static FlopsPerSecond FromTeraflops(double teraflops) => new(Finite.Of(teraflops * 1e12, nameof(teraflops)));

    static FlopsPerSecond IQuantity<FlopsPerSecond>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static FlopsPerSecond operator +(FlopsPerSecond left, FlopsPerSecond right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static FlopsPerSecond operator -(FlopsPerSecond left, FlopsPerSecond right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static FlopsPerSecond operator -(FlopsPerSecond value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static FlopsPerSecond operator *(FlopsPerSecond left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static FlopsPerSecond operator *(double left, FlopsPerSecond right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static FlopsPerSecond operator /(FlopsPerSecond left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(FlopsPerSecond left, FlopsPerSecond right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(FlopsPerSecond left, FlopsPerSecond right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(FlopsPerSecond left, FlopsPerSecond right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(FlopsPerSecond left, FlopsPerSecond right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(FlopsPerSecond left, FlopsPerSecond right) => left._value >= right._value;

    /// <summary>The work done at this rate in that time.</summary>
    public static Flops operator *(FlopsPerSecond left, Duration right) => Flops.FromFlops(left._value * right.TotalSeconds);

    /// <summary>Reads text such as <c>989 TFLOP/s</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static FlopsPerSecond Parse(string text) => QuantityText.Parse<FlopsPerSecond>(text);

    /// <summary>Reads text such as <c>989 TFLOP/s</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FlopsPerSecond result) => QuantityText.TryParse(text, out result);

    static FlopsPerSecond IParsable<FlopsPerSecond>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<FlopsPerSecond>.TryParse(string? s, IFormatProvider? provider, out FlopsPerSecond result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(FlopsPerSecond other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
