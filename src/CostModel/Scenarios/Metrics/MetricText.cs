using System.Globalization;

namespace CostModel.Scenarios.Metrics;

/// <summary>Writes a metric's number as a report shows it: grouped digits, its unit, and no more digits than it deserves.</summary>
public static class MetricText
{
    /// <summary>The number with its unit, in the invariant culture.</summary>
    public static string Format(MetricDefinition metric, double value)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return Format(metric.Unit, value);
    }

    /// <summary>A number with its unit, in the invariant culture.</summary>
    public static string Format(MetricUnit unit, double value)
    {
        return unit switch
        {
            MetricUnit.Fraction => $"{Digits(value * 100, 3)}%",
            MetricUnit.Flops => $"{value.ToString("0.###e+0", CultureInfo.InvariantCulture)} FLOP",
            MetricUnit.GpuHours => $"{Digits(value, 4)} GPU-hours",
            MetricUnit.Days => $"{Digits(value, 3)} days",
            MetricUnit.Seconds => $"{Digits(value, 4)} s",
            MetricUnit.Milliseconds => $"{Digits(value, 4)} ms",
            MetricUnit.TokensPerSecond => $"{Digits(value, 4)} tokens/s",
            MetricUnit.Usd => Money(value),
            MetricUnit.Gigabytes => $"{Digits(value, 4)} GB",
            MetricUnit.MegawattHours => $"{Digits(value, 4)} MWh",
            MetricUnit.WattHours => $"{Digits(value, 3)} Wh",
            MetricUnit.Tonnes => $"{Digits(value, 4)} t CO2e",
            MetricUnit.Hours => $"{Digits(value, 4)} h",
            MetricUnit.Months => $"{Digits(value, 3)} months",
            MetricUnit.Years => $"{Digits(value, 3)} years",
            MetricUnit.KilowattHours => $"{Digits(value, 4)} kWh",
            MetricUnit.Watts => $"{Digits(value, 4)} W",
            MetricUnit.Kilograms => $"{Digits(value, 4)} kg CO2e",
            MetricUnit.Grams => $"{Digits(value, 4)} g CO2e",
            MetricUnit.Tokens => $"{Count(value)} tokens",
            MetricUnit.Multiple => $"{Digits(value, 3)}x",
            MetricUnit.Joules => $"{Digits(value, 3)} J",
            _ => Digits(value, 4),
        };
    }

    /// <summary>What a metric's number counts, in a word or two: <c>USD</c>, <c>GPU-hours</c>, <c>per day</c>; empty for a plain number.</summary>
    public static string UnitOf(MetricDefinition metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return metric.Unit switch
        {
            MetricUnit.Number => "",
            MetricUnit.Fraction => "fraction",
            MetricUnit.Flops => "FLOP",
            MetricUnit.GpuHours => "GPU-hours",
            MetricUnit.Days => "days",
            MetricUnit.Seconds => "s",
            MetricUnit.Milliseconds => "ms",
            MetricUnit.TokensPerSecond => "tokens/s",
            MetricUnit.Usd => "USD",
            MetricUnit.Gigabytes => "GB",
            MetricUnit.MegawattHours => "MWh",
            MetricUnit.WattHours => "Wh",
            MetricUnit.Tonnes => "t CO2e",
            MetricUnit.PerDay => "per day",
            MetricUnit.Hours => "h",
            MetricUnit.Months => "months",
            MetricUnit.Years => "years",
            MetricUnit.KilowattHours => "kWh",
            MetricUnit.Watts => "W",
            MetricUnit.Kilograms => "kg CO2e",
            MetricUnit.Grams => "g CO2e",
            MetricUnit.Tokens => "tokens",
            MetricUnit.Multiple => "times",
            MetricUnit.Joules => "J",
            _ => throw new ArgumentOutOfRangeException(nameof(metric), metric.Unit, "a unit without a word"),
        };
    }

    /// <summary>Dollars in full from one dollar up; cents below a tenth of one.</summary>
    private static string Money(double value) => Math.Abs(value) switch
    {
        0 => "0 USD",
        < 0.1 => $"{Digits(value * 100, 3)} cent",
        < 1000 => value.ToString("0.00", CultureInfo.InvariantCulture) + " USD",
        _ => value.ToString("#,##0", CultureInfo.InvariantCulture) + " USD",
    };

    /// <summary>Millions and more by their letter, as people say them.</summary>
    private static string Count(double value) => Math.Abs(value) switch
    {
        >= 1e15 => Digits(value, 4),
        >= 1e12 => Digits(value / 1e12, 4) + "T",
        >= 1e9 => Digits(value / 1e9, 4) + "B",
        >= 1e6 => Digits(value / 1e6, 4) + "M",
        _ => Digits(value, 4),
    };

    /// <summary>At least so many significant digits, thousands grouped, whole numbers in full.</summary>
    private static string Digits(double value, int significant)
    {
        if (value == 0)
        {
            return "0";
        }

        double size = Math.Abs(value);
        if (size is < 1e-4 or >= 1e15)
        {
            return QuantityText.Number(value, significant);
        }

        int decimals = Math.Max(0, significant - 1 - (int)Math.Floor(Math.Log10(size)));
        return value.ToString("#,##0" + (decimals > 0 ? "." + new string('#', decimals) : ""), CultureInfo.InvariantCulture);
    }
}
