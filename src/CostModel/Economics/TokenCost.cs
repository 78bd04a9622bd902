namespace CostModel.Economics;

/// <summary>
/// What a token costs from the price and the speed of hardware. The speed is stated, measured as a batch that took a time, or follows from
/// FLOPs and a utilisation, or from memory bandwidth.
/// </summary>
public sealed record TokenCost
{
    /// <summary>Accelerators; 1 where not given.</summary>
    public double? Chips { get; init; }

    /// <summary>Price of one accelerator-hour.</summary>
    public UsdPerGpuHour? ChipPrice { get; init; }

    /// <summary>Price of an hour of the whole, instead.</summary>
    public UsdPerHour? PricePerHour { get; init; }

    /// <summary>Tokens a second of the whole.</summary>
    public TokensPerSecond? Throughput { get; init; }

    /// <summary>The share of that which demand uses: it divides the tokens and never multiplies the rent.</summary>
    public Ratio? Utilization { get; init; }

    /// <summary>Sequences that were generated side by side.</summary>
    public double? Batch { get; init; }

    /// <summary>Tokens generated in each.</summary>
    public Tokens? OutputTokens { get; init; }

    /// <summary>The time that it took, decoding alone.</summary>
    public Duration? Time { get; init; }

    /// <summary>The time before the first token, where it is to be counted.</summary>
    public Duration? TimeToFirstToken { get; init; }

    /// <summary>FLOPs of one token.</summary>
    public Flops? FlopsPerToken { get; init; }

    /// <summary>Parameters that one token multiplies: two FLOPs each.</summary>
    public ParameterCount? ActiveParameters { get; init; }

    /// <summary>Dense peak of one accelerator.</summary>
    public FlopsPerSecond? Peak { get; init; }

    /// <summary>The share of the peak that is reached.</summary>
    public Ratio? FlopsUtilization { get; init; }

    /// <summary>Memory bandwidth of one accelerator: generating one sequence reads every active weight for each token.</summary>
    public BytesPerSecond? MemoryBandwidth { get; init; }

    /// <summary>Bytes of one weight: 2 for bf16, 1 for fp8, 0.5 for int4.</summary>
    public double? BytesPerParameter { get; init; }

    /// <summary>Tokens of a query, for its cost.</summary>
    public Tokens? TokensPerQuery { get; init; }

    /// <summary>What kernels and communication leave of the roofline with <see cref="Batch"/>; all where not given.</summary>
    public Ratio? Efficiency { get; init; }

    /// <summary>Whether each added accelerator gains less: the whole is divided by the square root of their number.</summary>
    public bool? ScalesAsSquareRoot { get; init; }
}
