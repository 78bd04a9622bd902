using System.Globalization;

namespace CostModel.Scaling;

/// <summary>A law was asked outside the range in which it was fitted.</summary>
/// <param name="Quantity">The quantity that lies outside.</param>
/// <param name="Value">Its value.</param>
/// <param name="Low">The smallest fitted value.</param>
/// <param name="High">The largest fitted value.</param>
public sealed record Extrapolation(string Quantity, double Value, double Low, double High)
{
    /// <summary>How far outside: the value over the nearer end, or the end over the value, above 1; infinite where the end is zero.</summary>
    public double Factor => Value > High ? Value / High : Low / Value;

    /// <summary>The flag in words, with the range.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Quantity} {CountText.Of(Value)} lies {Factor:0.##}x outside the fitted range {CountText.Of(Low)} to {CountText.Of(High)}");
}
