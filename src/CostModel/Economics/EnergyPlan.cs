namespace CostModel.Economics;

/// <summary>
/// Power, energy and carbon. Draw is the power of a chip times the factors that are given; each that is not given counts as 1, so that what
/// is stated is what is counted.
/// </summary>
public sealed record EnergyPlan
{
    /// <summary>Power of one accelerator; the TDP of the hardware where not given.</summary>
    public Power? ChipPower { get; init; }

    /// <summary>Power of the server over that of its accelerators, at least 1: 2.03 for an A100 server, 1.82 for an H100 one (Epoch AI).</summary>
    public double? ServerPowerFactor { get; init; }

    /// <summary>Mean draw over rated power: 75 % for GPUs, 43 % for TPUs in training (Epoch AI).</summary>
    public Ratio? Load { get; init; }

    /// <summary>Power usage effectiveness of the site, at least 1: 1.1 for the largest operators, 1.25 for others (Epoch AI).</summary>
    public double? Pue { get; init; }

    /// <summary>Price of electricity.</summary>
    public UsdPerKilowattHour? ElectricityPrice { get; init; }

    /// <summary>Carbon of the grid's electricity.</summary>
    public CarbonIntensity? CarbonIntensity { get; init; }

    /// <summary>Carbon of the electricity as bought, for the market-based figure.</summary>
    public CarbonIntensity? MarketIntensity { get; init; }

    /// <summary>Share of the electricity that contracts cover with renewable power, for the market-based figure.</summary>
    public Ratio? RenewableShare { get; init; }

    /// <summary>Region whose electricity price and carbon intensity stand in for what is not given.</summary>
    public string? Region { get; init; }

    /// <summary>Accelerator-hours; those of the training run where not given.</summary>
    public GpuHours? GpuHours { get; init; }

    /// <summary>Accelerators that run for <see cref="Time"/>, instead of accelerator-hours.</summary>
    public double? Chips { get; init; }

    /// <summary>How long they run.</summary>
    public Duration? Time { get; init; }

    /// <summary>Energy, where known rather than computed from draw and time.</summary>
    public Energy? Energy { get; init; }

    /// <summary>Tokens that it produced or trained on, for figures per million tokens.</summary>
    public Tokens? Tokens { get; init; }

    /// <summary>Energy of one query.</summary>
    public QueryEnergy? Query { get; init; }
}

/// <summary>What one query makes an accelerator do.</summary>
public sealed record QueryEnergy
{
    /// <summary>Parameters that one token multiplies.</summary>
    public ParameterCount? ActiveParameters { get; init; }

    /// <summary>Output tokens.</summary>
    public Tokens? OutputTokens { get; init; }

    /// <summary>Input tokens; none are counted where not given.</summary>
    public Tokens? InputTokens { get; init; }

    /// <summary>Dense peak of one accelerator.</summary>
    public FlopsPerSecond? Peak { get; init; }

    /// <summary>The share of the peak that is reached.</summary>
    public Ratio? Utilization { get; init; }

    /// <summary>Tokens a second of one accelerator, instead of FLOPs.</summary>
    public TokensPerSecond? Throughput { get; init; }

    /// <summary>Energy of a query at the meter, where known.</summary>
    public Energy? Energy { get; init; }

    /// <summary>Queries, for the energy of a day and a year.</summary>
    public Rate? Queries { get; init; }
}
