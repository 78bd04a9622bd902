using System.Collections.Immutable;
using CostModel.Economics.Api;

namespace CostModel.Economics;

/// <summary>Tokens that a provider bills, by class, with the prices and rules that apply to them.</summary>
public sealed record ApiBill
{
    /// <summary>Input tokens; cached and written ones are among them unless <see cref="InputIncludesCached"/> says otherwise.</summary>
    public Tokens? InputTokens { get; init; }

    /// <summary>Input tokens that a cache served.</summary>
    public Tokens? CachedTokens { get; init; }

    /// <summary>Input tokens written into a cache for the provider's shortest time.</summary>
    public Tokens? CacheWriteTokens { get; init; }

    /// <summary>Input tokens written into a cache for an hour.</summary>
    public Tokens? CacheWriteOneHourTokens { get; init; }

    /// <summary>Output tokens, reasoning included.</summary>
    public Tokens? OutputTokens { get; init; }

    /// <summary>Calls that the tokens come in; 1 where not given.</summary>
    public double? Requests { get; init; }

    /// <summary>Whether <see cref="InputTokens"/> include cached and written ones; they do where not given.</summary>
    public bool? InputIncludesCached { get; init; }

    /// <summary>The convention of the input tokens: as stated, else the model's, else that they include cached ones.</summary>
    internal bool CountsCachedAsInput => InputIncludesCached ?? Model?.InputIncludesCached ?? true;

    /// <summary>Price of plain input.</summary>
    public UsdPerMillionTokens? InputPrice { get; init; }

    /// <summary>Price of cached input; a tenth of plain input where not given.</summary>
    public UsdPerMillionTokens? CachedPrice { get; init; }

    /// <summary>Price of writing into a cache; 1.25 times plain input where not given.</summary>
    public UsdPerMillionTokens? CacheWritePrice { get; init; }

    /// <summary>Price of writing for an hour; twice plain input where not given.</summary>
    public UsdPerMillionTokens? CacheWriteOneHourPrice { get; init; }

    /// <summary>Price of output.</summary>
    public UsdPerMillionTokens? OutputPrice { get; init; }

    /// <summary>Price of a call itself, or of what it calls besides, such as a reranker.</summary>
    public UsdPerQuery? RequestPrice { get; init; }

    /// <summary>Fees of each call by name, such as retrieval, reranking or a guardrail.</summary>
    public ImmutableSortedDictionary<string, Usd> Fees { get; init; } = ImmutableSortedDictionary.Create<string, Usd>(StringComparer.Ordinal);

    /// <summary>The share of calls that goes in batches; all where a discount is given.</summary>
    public Ratio? BatchShare { get; init; }

    /// <summary>What batches cost less.</summary>
    public Ratio? BatchDiscount { get; init; }

    /// <summary>Calls that are made again, over those that count.</summary>
    public Ratio? Retries { get; init; }

    /// <summary>The context length above which other prices hold.</summary>
    public Tokens? Band { get; init; }

    /// <summary>Price of input above it.</summary>
    public UsdPerMillionTokens? BandInputPrice { get; init; }

    /// <summary>Price of output above it; that below where not given.</summary>
    public UsdPerMillionTokens? BandOutputPrice { get; init; }

    /// <summary>Whether the whole call or only the tokens beyond are billed at the upper price; the whole call where not given.</summary>
    public BandRule? BandRule { get; init; }

    /// <summary>Whether exactly the threshold is billed as longer; it is not where not given.</summary>
    public BandBoundary? BandBoundary { get; init; }

    /// <summary>How often this bill arises, for figures by the day, month and year.</summary>
    public Rate? TimesPerDay { get; init; }

    /// <summary>The model whose prices of a price book hold where none are given.</summary>
    public ApiModel? Model { get; init; }

    /// <summary>The tier of the price book.</summary>
    public ServiceTier? Tier { get; init; }

    /// <summary>Whether the price book's batch prices hold.</summary>
    public bool? Batch { get; init; }

    /// <summary>The region of the price book.</summary>
    public string? Region { get; init; }
}
