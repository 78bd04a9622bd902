using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>An amount of energy.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>3.4 GWh</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<Energy>))]
public readonly record struct Energy : IQuantity<Energy>, IComparable<Energy>, IParsable<Energy>
{
    private readonly double _value;

    private Energy(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static Energy Zero => default;

    /// <summary>The value in joules.</summary>
    public double TotalJoules => _value;

    /// <summary>The value in watt-hours.</summary>
    public double TotalWattHours => _value / 3600.0;

    /// <summary>The value in kilowatt-hours.</summary>
    public double TotalKilowattHours => _value / 3.6e6;

    /// <summary>The value in megawatt-hours.</summary>
    public double TotalMegawattHours => _value / 3.6e9;

    static QuantityUnits IQuantity<Energy>.Units { get; } = new()
    {
        Name = "an amount of energy",
        Example = "3.4 GWh",
        Units =
        [
            QuantityUnit.Shown("J", 1),
            QuantityUnit.Read("kJ", 1e3),
            QuantityUnit.Read("MJ", 1e6),
            QuantityUnit.Read("mWh", 3.6),
            new("Wh", 3600.0, 36.0),
            QuantityUnit.Shown("kWh", 3.6e6),
            QuantityUnit.Shown("MWh", 3.6e9),
            QuantityUnit.Shown("GWh", 3.6e12),
            QuantityUnit.Shown("TWh", 3.6e15),
        ],
    };

    double IQuantity<Energy>.BaseValue => _value;

    /// <summary>From joules.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Energy FromJoules(double joules) => new(Finite.Of(joules));

    /// <summary>From watt-hours.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Energy FromWattHours(double wattHours) => new(Finite.Of(wattHours * 3600.0, nameof(wattHours)));

    /// <summary>From kilowatt-hours.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Energy FromKilowattHours(double kilowattHours) => new(Finite.Of(kilowattHours * 3.6e6, nameof(kilowattHours)));

    /// <summary>From megawatt-hours.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Energy FromMegawattHours(double megawattHours) => new(Finite.Of(megawattHours * 3.6e9, nameof(megawattHours)));

    static Energy IQuantity<Energy>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static Energy operator +(Energy left, Energy right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static Energy operator -(Energy left, Energy right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static Energy operator -(Energy value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static Energy operator *(Energy left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static Energy operator *(double left, Energy right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static Energy operator /(Energy left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(Energy left, Energy right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(Energy left, Energy right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(Energy left, Energy right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(Energy left, Energy right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(Energy left, Energy right) => left._value >= right._value;

    /// <summary>The mean power that draws so much energy in that time.</summary>
    public static Power operator /(Energy left, Duration right) => Power.FromWatts(left._value / right.TotalSeconds);

    /// <summary>What so much energy costs at that price.</summary>
    public static Usd operator *(Energy left, UsdPerKilowattHour right) => Usd.FromDollars(left.TotalKilowattHours * right.TotalDollarsPerKilowattHour);

    /// <summary>The emissions of so much energy at that intensity.</summary>
    public static CarbonMass operator *(Energy left, CarbonIntensity right) => CarbonMass.FromGrams(left.TotalKilowattHours * right.TotalGramsPerKilowattHour);

    /// <summary>Reads text such as <c>3.4 GWh</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static Energy Parse(string text) => QuantityText.Parse<Energy>(text);

    /// <summary>Reads text such as <c>3.4 GWh</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Energy result) => QuantityText.TryParse(text, out result);

    static Energy IParsable<Energy>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Energy>.TryParse(string? s, IFormatProvider? provider, out Energy result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(Energy other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
