using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>An amount of arithmetic in floating-point operations; a multiply-add is two.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>3.8e25 FLOP</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<Flops>))]
public readonly record struct Flops : IQuantity<Flops>, IComparable<Flops>, IParsable<Flops>
{
    private readonly double _value;

    private Flops(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static Flops Zero => default;

    /// <summary>The value in operations.</summary>
    public double TotalFlops => _value;

    /// <summary>The value in 1e18 operations.</summary>
    public double TotalExaFlops => _value / 1e18;

    /// <summary>The value in PF-days: 1e15 operations a second for a day, 8.64e19 operations.</summary>
    public double TotalPetaflopDays => _value / 8.64e19;

    static QuantityUnits IQuantity<Flops>.Units { get; } = new()
    {
        Name = "an amount of compute",
        Example = "3.8e25 FLOP",
        Units =
        [
            .. QuantityUnits.Prefixed("FLOP", "", "k", "M", "G", "T", "P", "E", "Z", "Y"),
            QuantityUnit.Read("FLOPs", 1),
            QuantityUnit.Read("PF-days", 8.64e19),
            QuantityUnit.Read("PF-day", 8.64e19),
        ],
    };

    double IQuantity<Flops>.BaseValue => _value;

    /// <summary>From operations.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Flops FromFlops(double flops) => new(Finite.Of(flops));

    /// <summary>From 1e18 operations.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Flops FromExaFlops(double exaFlops) => new(Finite.Of(exaFlops * 1e18, nameof(exaFlops)));

    /// <summary>From PF-days: 1e15 operations a second for a day, 8.64e19 operations.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Flops FromPetaflopDays(double petaflopDays) => new(Finite.Of(petaflopDays * 8.64e19, nameof(petaflopDays)));

    static Flops IQuantity<Flops>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static Flops operator +(Flops left, Flops right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static Flops operator -(Flops left, Flops right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static Flops operator -(Flops value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static Flops operator *(Flops left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static Flops operator *(double left, Flops right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static Flops operator /(Flops left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(Flops left, Flops right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(Flops left, Flops right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(Flops left, Flops right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(Flops left, Flops right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(Flops left, Flops right) => left._value >= right._value;

    /// <summary>The time that this much work takes at that rate.</summary>
    public static Duration operator /(Flops left, FlopsPerSecond right) => Duration.FromSeconds(left._value / right.TotalFlopsPerSecond);

    /// <summary>The rate that does this much work in that time.</summary>
    public static FlopsPerSecond operator /(Flops left, Duration right) => FlopsPerSecond.FromFlopsPerSecond(left._value / right.TotalSeconds);

    /// <summary>Reads text such as <c>3.8e25 FLOP</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static Flops Parse(string text) => QuantityText.Parse<Flops>(text);

    /// <summary>Reads text such as <c>3.8e25 FLOP</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Flops result) => QuantityText.TryParse(text, out result);

    static Flops IParsable<Flops>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Flops>.TryParse(string? s, IFormatProvider? provider, out Flops result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(Flops other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
