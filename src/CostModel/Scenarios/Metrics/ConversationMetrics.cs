using System.Collections.Immutable;

namespace CostModel.Scenarios.Metrics;

/// <summary>Metrics under <c>serving</c> of conversations whose context grows.</summary>
internal static class ConversationMetrics
{
    private const string Law = "Little's law over think times; room beside the requests in flight (docs/serving.md)";

    internal static readonly MetricDefinition MeanInputTokens = new(
        "serving.inputTokensPerQuery", "Input tokens of a query", MetricUnit.Tokens, "Mean input tokens of a turn: the system prompt and all that came before.");

    internal static readonly MetricDefinition CachedShare = new(
        "serving.cachedShare", "Input found cached", MetricUnit.Fraction, "Share of input tokens that a prefix cache serves.", Law);

    internal static readonly MetricDefinition TokensPerConversation = new(
        "serving.tokensPerConversation", "Tokens of a conversation", MetricUnit.Tokens, "Input and output tokens of all turns.");

    internal static readonly MetricDefinition CostPerConversation = new(
        "serving.costPerConversationUsd", "Cost per conversation", MetricUnit.Usd, "The cost of a query times the turns.");

    internal static readonly MetricDefinition Waiting = new(
        "serving.waitingConversations", "Conversations that wait", MetricUnit.Number, "Conversations of one replica between an answer and the next question.", Law);

    internal static readonly MetricDefinition InMemory = new(
        "serving.reuseFromMemory", "History kept in memory", MetricUnit.Fraction, "Share of conversations that go on from the accelerators' memory.", Law);

    internal static readonly MetricDefinition InHost = new(
        "serving.reuseFromHost", "History read back", MetricUnit.Fraction, "Share of conversations whose history is read back from the host's memory.", Law);

    internal static readonly MetricDefinition ReloadMs = new(
        "serving.historyReloadMs", "Reading history back", MetricUnit.Milliseconds, "Time to read the mean history of a query back from the host.");

    internal static readonly MetricDefinition RecomputeMs = new(
        "serving.historyRecomputeMs", "Computing history again", MetricUnit.Milliseconds, "Time to compute the mean history of a query again.");

    internal static readonly ImmutableArray<MetricDefinition> All =
        [MeanInputTokens, CachedShare, TokensPerConversation, CostPerConversation, Waiting, InMemory, InHost, ReloadMs, RecomputeMs];
}
