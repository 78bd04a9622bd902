using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>Accelerator time: hours multiplied by accelerators. A TPU or Trainium counts per chip.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>1.02M GPU-hours</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<GpuHours>))]
public readonly record struct GpuHours : IQuantity<GpuHours>, IComparable<GpuHours>, IParsable<GpuHours>
{
    private readonly double _value;

    private GpuHours(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static GpuHours Zero => default;

    /// <summary>The value in accelerator-hours.</summary>
    public double TotalGpuHours => _value;

    static QuantityUnits IQuantity<GpuHours>.Units { get; } = new()
    {
        Name = "an amount of accelerator time",
        Example = "1.02M GPU-hours",
        AllowsCountSuffix = true,
        Units =
        [
            QuantityUnit.Shown("GPU-hours", 1),
            QuantityUnit.Read("GPU-h", 1),
            QuantityUnit.Read("chip-hours", 1),
            QuantityUnit.Read("chip-h", 1),
            QuantityUnit.Read("h", 1),
            QuantityUnit.Read("GPU-days", 24.0),
            QuantityUnit.Read("chip-days", 24.0),
        ],
    };

    double IQuantity<GpuHours>.BaseValue => _value;

    /// <summary>From accelerator-hours.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static GpuHours FromGpuHours(double gpuHours) => new(Finite.Of(gpuHours));

    static GpuHours IQuantity<GpuHours>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static GpuHours operator +(GpuHours left, GpuHours right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static GpuHours operator -(GpuHours left, GpuHours right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static GpuHours operator -(GpuHours value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static GpuHours operator *(GpuHours left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static GpuHours operator *(double left, GpuHours right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static GpuHours operator /(GpuHours left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(GpuHours left, GpuHours right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(GpuHours left, GpuHours right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(GpuHours left, GpuHours right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(GpuHours left, GpuHours right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(GpuHours left, GpuHours right) => left._value >= right._value;

    /// <summary>What so much accelerator time costs at that price.</summary>
    public static Usd operator *(GpuHours left, UsdPerGpuHour right) => Usd.FromDollars(left._value * right.TotalDollarsPerGpuHour);

    /// <summary>Reads text such as <c>1.02M GPU-hours</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static GpuHours Parse(string text) => QuantityText.Parse<GpuHours>(text);

    /// <summary>Reads text such as <c>1.02M GPU-hours</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out GpuHours result) => QuantityText.TryParse(text, out result);

    static GpuHours IParsable<GpuHours>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<GpuHours>.TryParse(string? s, IFormatProvider? provider, out GpuHours result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(GpuHours other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
