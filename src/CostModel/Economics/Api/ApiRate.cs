namespace CostModel.Economics.Api;

/// <summary>What an API charges for.</summary>
public enum TokenClass
{
    /// <summary>Input that no cache served.</summary>
    Input,

    /// <summary>Input that a cache served.</summary>
    CachedInput,

    /// <summary>Input written into a cache.</summary>
    CacheWrite,

    /// <summary>Output.</summary>
    Output,

    /// <summary>Reasoning, where it is not priced as output.</summary>
    Reasoning,
}

/// <summary>What is in a token.</summary>
public enum Medium
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Sound.</summary>
    Audio,

    /// <summary>A picture.</summary>
    Image,

    /// <summary>A film.</summary>
    Video,
}

/// <summary>How urgently a provider serves.</summary>
public enum ServiceTier
{
    /// <summary>As usual.</summary>
    Standard,

    /// <summary>Cheaper and slower.</summary>
    Flex,

    /// <summary>Dearer and sooner.</summary>
    Priority,

    /// <summary>Dearer and faster.</summary>
    Fast,
}

/// <summary>How a price above a context length applies.</summary>
public enum BandRule
{
    /// <summary>The whole call is billed at the price of its length.</summary>
    WholeCall,

    /// <summary>Only the tokens beyond the threshold are.</summary>
    Marginal,
}

/// <summary>Whether a context of exactly the threshold is billed as longer.</summary>
public enum BandBoundary
{
    /// <summary>It is not: longer is above the threshold.</summary>
    Exclusive,

    /// <summary>It is: longer is at the threshold and above.</summary>
    Inclusive,
}

/// <summary>One price of one class of token; its dimensions are independent of one another.</summary>
/// <param name="Class">What is charged for.</param>
/// <param name="Price">The price.</param>
public sealed record ApiRate(TokenClass Class, UsdPerMillionTokens Price)
{
    /// <summary>What is in the tokens.</summary>
    public Medium Medium { get; init; }

    /// <summary>The tier.</summary>
    public ServiceTier Tier { get; init; }

    /// <summary>Whether it holds for batches.</summary>
    public bool Batch { get; init; }

    /// <summary>The context length above which it holds, in tokens; 0 for the price of short contexts.</summary>
    public double Above { get; init; }

    /// <summary>How long a cache entry lives that is written at this price; the provider's shortest where null.</summary>
    public Duration? TimeToLive { get; init; }

    /// <summary>The region; everywhere where empty.</summary>
    public string Region { get; init; } = "";

    /// <summary>The first day on which it holds; always where null.</summary>
    public DateOnly? From { get; init; }
}

/// <summary>A price of something other than tokens: a request, an image, a second of sound.</summary>
/// <param name="Unit">What is counted, as the source calls it.</param>
/// <param name="Price">US dollars for one.</param>
public sealed record ApiUnitRate(string Unit, Usd Price);
