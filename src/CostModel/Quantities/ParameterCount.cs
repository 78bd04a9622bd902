using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CostModel;

/// <summary>A number of model parameters.</summary>
/// <remarks>Any finite value; <c>default</c> is zero. Text such as <c>70B</c> is read and written in the invariant culture.</remarks>
[JsonConverter(typeof(QuantityJsonConverter<ParameterCount>))]
public readonly record struct ParameterCount : IQuantity<ParameterCount>, IComparable<ParameterCount>, IParsable<ParameterCount>
{
    private readonly double _value;

    private ParameterCount(double value) => _value = value;

    /// <summary>Zero.</summary>
    public static ParameterCount Zero => default;

    /// <summary>The value in parameters.</summary>
    public double TotalParameters => _value;

    /// <summary>The value in millions of parameters.</summary>
    public double TotalMillions => _value / 1e6;

    /// <summary>The value in billions (1e9) of parameters.</summary>
    public double TotalBillions => _value / 1e9;

    static QuantityUnits IQuantity<ParameterCount>.Units { get; } = new()
    {
        Name = "a number of parameters",
        Example = "70B",
        AllowsCountSuffix = true,
        AllowsBareNumber = true,
        Units =
        [
            QuantityUnit.Shown("", 1),
            QuantityUnit.Read("parameters", 1),
            QuantityUnit.Read("params", 1),
        ],
    };

    double IQuantity<ParameterCount>.BaseValue => _value;

    /// <summary>From parameters.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static ParameterCount FromParameters(double parameters) => new(Finite.Of(parameters));

    /// <summary>From millions of parameters.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static ParameterCount FromMillions(double millions) => new(Finite.Of(millions * 1e6, nameof(millions)));

    /// <summary>From billions (1e9) of parameters.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static ParameterCount FromBillions(double billions) => new(Finite.Of(billions * 1e9, nameof(billions)));

    static ParameterCount IQuantity<ParameterCount>.FromBaseValue(double value) => new(Finite.Of(value));

    /// <summary>Sum.</summary>
    public static ParameterCount operator +(ParameterCount left, ParameterCount right) => new(left._value + right._value);

    /// <summary>Difference.</summary>
    public static ParameterCount operator -(ParameterCount left, ParameterCount right) => new(left._value - right._value);

    /// <summary>Negation.</summary>
    public static ParameterCount operator -(ParameterCount value) => new(-value._value);

    /// <summary>Multiple.</summary>
    public static ParameterCount operator *(ParameterCount left, double right) => new(left._value * right);

    /// <summary>Multiple.</summary>
    public static ParameterCount operator *(double left, ParameterCount right) => new(left * right._value);

    /// <summary>Part.</summary>
    public static ParameterCount operator /(ParameterCount left, double right) => new(left._value / right);

    /// <summary>How many times the right goes into the left.</summary>
    public static double operator /(ParameterCount left, ParameterCount right) => left._value / right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <(ParameterCount left, ParameterCount right) => left._value < right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >(ParameterCount left, ParameterCount right) => left._value > right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator <=(ParameterCount left, ParameterCount right) => left._value <= right._value;

    /// <summary>Compares by size.</summary>
    public static bool operator >=(ParameterCount left, ParameterCount right) => left._value >= right._value;

    /// <summary>Reads text such as <c>70B</c>, whatever the culture.</summary>
    /// <exception cref="FormatException">The text is not such a quantity; the message says what was expected.</exception>
    public static ParameterCount Parse(string text) => QuantityText.Parse<ParameterCount>(text);

    /// <summary>Reads text such as <c>70B</c>, whatever the culture.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ParameterCount result) => QuantityText.TryParse(text, out result);

    static ParameterCount IParsable<ParameterCount>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<ParameterCount>.TryParse(string? s, IFormatProvider? provider, out ParameterCount result) => TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(ParameterCount other) => _value.CompareTo(other._value);

    /// <summary>The value with four significant digits and its unit, in the invariant culture.</summary>
    public override string ToString() => QuantityText.Format(this);
}
