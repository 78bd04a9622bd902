namespace CostModel.Scenarios.Metrics;

/// <summary>The unit of a metric's number. The unit is in the metric's name too.</summary>
public enum MetricUnit
{
    /// <summary>A plain number or count.</summary>
    Number,

    /// <summary>A fraction, shown in percent.</summary>
    Fraction,

    /// <summary>Floating-point operations.</summary>
    Flops,

    /// <summary>Accelerator-hours.</summary>
    GpuHours,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Milliseconds.</summary>
    Milliseconds,

    /// <summary>Tokens a second.</summary>
    TokensPerSecond,

    /// <summary>US dollars.</summary>
    Usd,

    /// <summary>1e9 bytes.</summary>
    Gigabytes,

    /// <summary>Megawatt-hours.</summary>
    MegawattHours,

    /// <summary>Watt-hours.</summary>
    WattHours,

    /// <summary>Tonnes of CO2 equivalent.</summary>
    Tonnes,

    /// <summary>Events a day.</summary>
    PerDay,

    /// <summary>Hours.</summary>
    Hours,

    /// <summary>Months.</summary>
    Months,

    /// <summary>Years.</summary>
    Years,

    /// <summary>Kilowatt-hours.</summary>
    KilowattHours,

    /// <summary>Watts.</summary>
    Watts,

    /// <summary>Kilograms of CO2 equivalent.</summary>
    Kilograms,

    /// <summary>Grams of CO2 equivalent.</summary>
    Grams,

    /// <summary>Tokens.</summary>
    Tokens,

    /// <summary>How many times one figure is another.</summary>
    Multiple,

    /// <summary>Joules.</summary>
    Joules,
}
