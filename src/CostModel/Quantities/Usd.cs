using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>An amount of money in US dollars.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>5.576M USD</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<Usd>))]
public readonly record struct Usd : IQuantity<Usd>, IComparable<Usd>, IParsable<Usd>
{
    private readonly double _value;

    private Usd(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static Usd Zero => default;

    /// <summary>The value in US dollars.</summary>
    public double TotalDollars => _value;

    /// <summary>The value in US cents.</summary>
    public double TotalCents => _value / 0.01;

    static QuantityUnits IQuantity<Usd>.Units { get; } = new()
    {
        Name = "an amount of money",
        Example = "5.576M USD",
        AllowsCountSuffix = true,
        Units =
        [
            QuantityUnit.Shown("cent", 0.01),
            QuantityUnit.Read("cents", 0.01),
            new("USD", 1, 0.1),
            QuantityUnit.Read("US cent", 0.01),
        ],
    };

    double IQuantity<Usd>.BaseValue => _value;

    /// <summary>From US dollars.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Usd FromDollars(double dollars) => new(Finite.Of(dollars));

    /// <summary>From US cents.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Usd FromCents(double cents) => new(Finite.Of(cents * 0.01, nameof(cents)));

    static Usd IQuantity<Usd>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static Usd operator +(Usd left, Usd right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static Usd operator -(Usd left, Usd right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static Usd operator -(Usd value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static Usd operator *(Usd left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static Usd operator *(double left, Usd right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static Usd operator /(Usd left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(Usd left, Usd right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(Usd left, Usd right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(Usd left, Usd right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(Usd left, Usd right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(Usd left, Usd right) => left._value >= right._value;

    /// <summary>The hourly cost that spends so much in that time.</summary>
    public static UsdPerHour operator /(Usd left, Duration right) => UsdPerHour.FromDollarsPerHour(left._value / right.TotalHours);

    /// <summary>The price per accelerator-hour that this spend implies.</summary>
    public static UsdPerGpuHour operator /(Usd left, GpuHours right) => UsdPerGpuHour.FromDollarsPerGpuHour(left._value / right.TotalGpuHours);

    /// <summary>Reads text such as <c>5.576M USD</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static Usd Parse(string text) => QuantityText.Parse<Usd>(text);

    /// <summary>Reads text such as <c>5.576M USD</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Usd result) => QuantityText.TryParse(text, out result);

    static Usd IParsable<Usd>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Usd>.TryParse(string? s, IFormatProvider? provider, out Usd result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(Usd other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
