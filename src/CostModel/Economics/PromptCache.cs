namespace CostModel.Economics;

/// <summary>A prompt prefix that is written into a provider's cache once and read from it while it lives.</summary>
public sealed record PromptCache
{
    /// <summary>Price of writing over the price of plain input; 1.25 where not given (Anthropic, five minutes; 2 for an hour).</summary>
    public double? WriteMultiplier { get; init; }

    /// <summary>Price of reading over the price of plain input; 0.1 where not given.</summary>
    public double? ReadMultiplier { get; init; }

    /// <summary>How often the prefix is used while it lives, the write included; at least 1.</summary>
    public double? Uses { get; init; }

    /// <summary>How long it lives after its last use.</summary>
    public Duration? TimeToLive { get; init; }

    /// <summary>Mean time between uses; how many of them find it alive then follows, uses being independent of one another.</summary>
    public Duration? Interval { get; init; }

    /// <summary>The share of uses that find it alive, where known rather than computed from life and interval.</summary>
    public Ratio? HitShare { get; init; }

    /// <summary>Tokens of the prefix.</summary>
    public Tokens? PrefixTokens { get; init; }

    /// <summary>Price of plain input tokens.</summary>
    public UsdPerMillionTokens? InputPrice { get; init; }
}
