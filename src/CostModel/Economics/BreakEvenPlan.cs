namespace CostModel.Economics;

/// <summary>Serving a model oneself against calling it over an API, by the tokens of a month. Replicas come whole, and only avoidable costs count.</summary>
public sealed record BreakEvenPlan
{
    /// <summary>Tokens of a month.</summary>
    public Tokens? TokensPerMonth { get; init; }

    /// <summary>What the API charges for a million tokens, input and output blended.</summary>
    public UsdPerMillionTokens? ApiPrice { get; init; }

    /// <summary>What it charges for a million input tokens.</summary>
    public UsdPerMillionTokens? ApiInputPrice { get; init; }

    /// <summary>What it charges for a million output tokens.</summary>
    public UsdPerMillionTokens? ApiOutputPrice { get; init; }

    /// <summary>Input tokens in the mix, over any period; a month's where <see cref="TokensPerMonth"/> is not given.</summary>
    public Tokens? InputTokens { get; init; }

    /// <summary>Output tokens in the mix, over the same period.</summary>
    public Tokens? OutputTokens { get; init; }

    /// <summary>The API's bill of a month with <see cref="InputTokens"/> and <see cref="OutputTokens"/>, where known instead of prices.</summary>
    public UsdPerMonth? ApiPerMonth { get; init; }

    /// <summary>Self-hosting's cost of a month, where known; it then does not grow with use.</summary>
    public UsdPerMonth? SelfHostPerMonth { get; init; }

    /// <summary>Avoidable cost of self-hosting besides replicas, such as an engineer.</summary>
    public UsdPerMonth? FixedPerMonth { get; init; }

    /// <summary>Cost that stays whatever is chosen; shown, and left out of the break-even.</summary>
    public UsdPerMonth? SunkPerMonth { get; init; }

    /// <summary>Accelerators of one replica; 1 where not given.</summary>
    public double? ChipsPerReplica { get; init; }

    /// <summary>Rent of one accelerator.</summary>
    public UsdPerGpuHour? ChipPrice { get; init; }

    /// <summary>Tokens a second of one replica, input and output as the mix has them.</summary>
    public TokensPerSecond? Throughput { get; init; }

    /// <summary>Tokens of a query, for a break-even in queries.</summary>
    public Tokens? TokensPerQuery { get; init; }

    /// <summary>The share of that which demand can use; all where not given.</summary>
    public Ratio? Utilization { get; init; }
}
