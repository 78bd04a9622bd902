using CostModel.Serving.Conversations;

namespace CostModel.Serving;

/// <summary>
/// What is asked of a deployment: how often, and how long questions and answers are. Lengths are realised means; input includes cached tokens.
/// Either a rate and lengths per query, or daily totals of tokens.
/// </summary>
public sealed record Workload
{
    /// <summary>Queries a day.</summary>
    public Rate? Queries { get; init; }

    /// <summary>Daily active users, where queries follow from them.</summary>
    public double? Users { get; init; }

    /// <summary>Queries a day of one user.</summary>
    public Rate? QueriesPerUser { get; init; }

    /// <summary>Mean input tokens of a query, cached ones included.</summary>
    public Tokens? InputTokens { get; init; }

    /// <summary>Mean output tokens of a query, reasoning included.</summary>
    public Tokens? OutputTokens { get; init; }

    /// <summary>The share of input tokens that a prefix cache serves.</summary>
    public Ratio? CachedShare { get; init; }

    /// <summary>The share of output tokens that are reasoning; none where not given.</summary>
    public Ratio? ReasoningShare { get; init; }

    /// <summary>Turns with a context that grows, instead of input tokens and a cached share.</summary>
    public Conversation? Conversation { get; init; }

    /// <summary>All input tokens of a day, cached ones included; instead of queries and lengths.</summary>
    public Rate? InputTokensPerDay { get; init; }

    /// <summary>Cached input tokens of a day.</summary>
    public Rate? CachedInputTokensPerDay { get; init; }

    /// <summary>All output tokens of a day.</summary>
    public Rate? OutputTokensPerDay { get; init; }

    /// <summary>How demand spreads over the day.</summary>
    public DemandProfile? Profile { get; init; }

    /// <summary>The busiest hour's rate over the mean rate, at least 1.</summary>
    public double? PeakToMean { get; init; }
}
