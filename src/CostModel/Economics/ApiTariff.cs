using CostModel.Economics.Api;

namespace CostModel.Economics;

/// <summary>What a provider charges where the model is called over an API instead of being served on own or rented hardware.</summary>
public sealed record ApiTariff
{
    /// <summary>Price of one query, request or image.</summary>
    public UsdPerQuery? PerQuery { get; init; }

    /// <summary>Price of uncached input tokens.</summary>
    public UsdPerMillionTokens? PerMillionInputTokens { get; init; }

    /// <summary>Price of input tokens that the provider's cache served; that of uncached ones where not given.</summary>
    public UsdPerMillionTokens? PerMillionCachedInputTokens { get; init; }

    /// <summary>Price of output tokens, reasoning included.</summary>
    public UsdPerMillionTokens? PerMillionOutputTokens { get; init; }

    /// <summary>The model whose prices of a price book hold where none are given.</summary>
    public ApiModel? Model { get; init; }

    /// <summary>The tier of the price book.</summary>
    public ServiceTier? Tier { get; init; }

    /// <summary>Whether the price book's batch prices hold.</summary>
    public bool? Batch { get; init; }
}
