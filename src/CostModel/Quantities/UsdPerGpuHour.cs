using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>The price of one accelerator for one billed hour. Utilisation divides the tokens that the hour makes; it never multiplies this.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>2.10 USD/h</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<UsdPerGpuHour>))]
public readonly record struct UsdPerGpuHour : IQuantity<UsdPerGpuHour>, IComparable<UsdPerGpuHour>, IParsable<UsdPerGpuHour>
{
    private readonly double _value;

    private UsdPerGpuHour(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static UsdPerGpuHour Zero => default;

    /// <summary>The value in US dollars per accelerator-hour.</summary>
    public double TotalDollarsPerGpuHour => _value;

    static QuantityUnits IQuantity<UsdPerGpuHour>.Units { get; } = new()
    {
        Name = "a price per accelerator-hour",
        Example = "2.10 USD/h",
        Units =
        [
            QuantityUnit.Shown("USD/h", 1),
            QuantityUnit.Read("USD/GPU-h", 1),
            QuantityUnit.Read("USD/GPU-hour", 1),
            QuantityUnit.Read("USD/chip-h", 1),
            QuantityUnit.Read("USD/chip-hour", 1),
            QuantityUnit.Read("USD/hour", 1),
            QuantityUnit.Read("USD/hr", 1),
            QuantityUnit.Read("cent/h", 0.01),
        ],
    };

    double IQuantity<UsdPerGpuHour>.BaseValue => _value;

    /// <summary>From US dollars per accelerator-hour.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static UsdPerGpuHour FromDollarsPerGpuHour(double dollarsPerGpuHour) => new(Finite.Of(dollarsPerGpuHour));

    static UsdPerGpuHour IQuantity<UsdPerGpuHour>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static UsdPerGpuHour operator +(UsdPerGpuHour left, UsdPerGpuHour right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static UsdPerGpuHour operator -(UsdPerGpuHour left, UsdPerGpuHour right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static UsdPerGpuHour operator -(UsdPerGpuHour value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static UsdPerGpuHour operator *(UsdPerGpuHour left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static UsdPerGpuHour operator *(double left, UsdPerGpuHour right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static UsdPerGpuHour operator /(UsdPerGpuHour left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(UsdPerGpuHour left, UsdPerGpuHour right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(UsdPerGpuHour left, UsdPerGpuHour right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(UsdPerGpuHour left, UsdPerGpuHour right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(UsdPerGpuHour left, UsdPerGpuHour right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(UsdPerGpuHour left, UsdPerGpuHour right) => left._value >= right._value;

    /// <summary>What so much accelerator time costs at this price.</summary>
    public static Usd operator *(UsdPerGpuHour left, GpuHours right) => Usd.FromDollars(left._value * right.TotalGpuHours);

    /// <summary>Reads text such as <c>2.10 USD/h</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static UsdPerGpuHour Parse(string text) => QuantityText.Parse<UsdPerGpuHour>(text);

    /// <summary>Reads text such as <c>2.10 USD/h</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UsdPerGpuHour result) => QuantityText.TryParse(text, out result);

    static UsdPerGpuHour IParsable<UsdPerGpuHour>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<UsdPerGpuHour>.TryParse(string? s, IFormatProvider? provider, out UsdPerGpuHour result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(UsdPerGpuHour other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
