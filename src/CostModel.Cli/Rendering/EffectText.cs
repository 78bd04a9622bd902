using System.Globalization;
using CostModel.Scenarios.Metrics;

namespace CostModel.Cli.Rendering;

/// <summary>
/// Writes a difference and its parts with the same unit and the same decimals, so that the parts on paper add up to the difference on paper: what
/// rounding leaves over goes to the largest part.
/// </summary>
internal static class EffectText
{
    private const int Significant = 4;
    private const int MostDecimals = 9;
    private const double LargestInFull = 1e12;

    /// <summary>The texts of the difference and of each part, signed.</summary>
    internal static (string Total, string[] Parts) Write(MetricDefinition metric, double total, IReadOnlyList<double> parts)
    {
        double largest = parts.Append(total).Max(Math.Abs);
        (double scale, string unit) = UnitOf(metric, largest);
        if (largest * scale is 0 or >= LargestInFull)
        {
            string Plain(double value) => Sign(value) + MetricText.Format(metric, value);
            return (Plain(total), [.. parts.Select(Plain)]);
        }

        int decimals = Math.Clamp(Significant - 1 - (int)Math.Floor(Math.Log10(largest * scale)), 0, MostDecimals);
        double steps = Math.Pow(10, decimals);
        double whole = Math.Round(total * scale * steps);
        double[] rounded = [.. parts.Select(part => Math.Round(part * scale * steps))];
        if (rounded.Length > 0)
        {
            rounded[Array.IndexOf(rounded, rounded.MaxBy(Math.Abs))] += whole - rounded.Sum();
        }

        string digits = "#,##0" + (decimals > 0 ? "." + new string('0', decimals) : "");
        string Text(double value) => Sign(value) + (value / steps).ToString(digits, CultureInfo.InvariantCulture) + unit;
        return (Text(whole), [.. rounded.Select(Text)]);
    }

    private static string Sign(double value) => value > 0 ? "+" : "";

    /// <summary>The unit that a report shows such a number in, and how many of it the metric's own unit is.</summary>
    private static (double Scale, string Unit) UnitOf(MetricDefinition metric, double size) => metric.Unit switch
    {
        MetricUnit.Fraction => (100, "%"),
        MetricUnit.Usd when size < 0.1 => (100, " cent"),
        MetricUnit.Multiple => (1, "x"),
        _ => MetricText.UnitOf(metric) is { Length: > 0 } unit ? (1, " " + unit) : (1, ""),
    };
}
