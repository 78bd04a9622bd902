using System.Collections.Immutable;
using CostModel.Serving;
using CostModel.Serving.Conversations;

namespace CostModel.Scenarios.Inputs;

/// <summary>Inputs under <c>workload</c>.</summary>
internal static class WorkloadInputs
{
    internal static readonly InputDefinition Queries = Input.Of<Rate>(
        "workload.queries",
        "query/day",
        InputRange.Positive,
        "Queries, requests or images a day.",
        s => s.Workload?.Queries,
        (s, v) => Change(s, w => w with { Queries = v }))
        .WithExample("2M/day");

    internal static readonly InputDefinition Users = Input.Number(
        "workload.users",
        "user",
        InputRange.Positive,
        "Daily active users, where queries follow from them.",
        s => s.Workload?.Users,
        (s, v) => Change(s, w => w with { Users = v }))
        .WithExample("100k");

    internal static readonly InputDefinition QueriesPerUser = Input.Of<Rate>(
        "workload.queriesPerUser",
        "query/user/day",
        InputRange.Positive,
        "Queries a day of one user.",
        s => s.Workload?.QueriesPerUser,
        (s, v) => Change(s, w => w with { QueriesPerUser = v }))
        .WithExample("6/day");

    internal static readonly InputDefinition InputTokens = Input.Of<Tokens>(
        "workload.inputTokens",
        "token/query",
        InputRange.NotNegative,
        "Mean input tokens of a query, cached ones included.",
        s => s.Workload?.InputTokens,
        (s, v) => Change(s, w => w with { InputTokens = v }))
        .WithExample("1200 tokens");

    internal static readonly InputDefinition OutputTokens = Input.Of<Tokens>(
        "workload.outputTokens",
        "token/query",
        InputRange.NotNegative,
        "Mean output tokens of a query, reasoning included.",
        s => s.Workload?.OutputTokens,
        (s, v) => Change(s, w => w with { OutputTokens = v }))
        .WithExample("300 tokens");

    internal static readonly InputDefinition CachedShare = Input.Of<Ratio>(
        "workload.cachedShare",
        "",
        InputRange.Share,
        "Share of input tokens that a prefix cache serves.",
        s => s.Workload?.CachedShare,
        (s, v) => Change(s, w => w with { CachedShare = v }))
        .WithExample("40%");

    internal static readonly InputDefinition ReasoningShare = Input.Of<Ratio>(
        "workload.reasoningShare",
        "",
        InputRange.Share,
        "Share of output tokens that are reasoning, which nobody reads; splits the bill, and changes no total.",
        s => s.Workload?.ReasoningShare,
        (s, v) => Change(s, w => w with { ReasoningShare = v }))
        .WithExample("60%");

    internal static readonly InputDefinition Turns = Input.Number(
        "workload.conversation.turns",
        "query",
        InputRange.AtLeastOne,
        "Queries of a conversation, or steps of an agent's loop: each one's input is all that came before it, instead of workload.inputTokens.",
        s => s.Workload?.Conversation?.Turns,
        (s, v) => ChangeConversation(s, c => c with { Turns = v }))
        .WithExample("8");

    internal static readonly InputDefinition SystemTokens = Input.Of<Tokens>(
        "workload.conversation.systemTokens",
        "token",
        InputRange.NotNegative,
        "Tokens of the system prompt and tool descriptions, which all conversations share.",
        s => s.Workload?.Conversation?.SystemTokens,
        (s, v) => ChangeConversation(s, c => c with { SystemTokens = v }))
        .WithExample("1500 tokens");

    internal static readonly InputDefinition TurnTokens = Input.Of<Tokens>(
        "workload.conversation.turnTokens",
        "token/query",
        InputRange.NotNegative,
        "New input tokens of each turn: a user's message, or what a tool returned.",
        s => s.Workload?.Conversation?.TurnTokens,
        (s, v) => ChangeConversation(s, c => c with { TurnTokens = v }))
        .WithExample("150 tokens");

    internal static readonly InputDefinition ThinkTime = Input.Of<Duration>(
        "workload.conversation.thinkTime",
        "s",
        InputRange.Positive,
        "Time from an answer to the next question; the share of history that is still cached then follows from the memory.",
        s => s.Workload?.Conversation?.ThinkTime,
        (s, v) => ChangeConversation(s, c => c with { ThinkTime = v }))
        .WithExample("60 s");

    internal static readonly InputDefinition InputTokensPerDay = Input.Of<Rate>(
        "workload.inputTokensPerDay",
        "token/day",
        InputRange.NotNegative,
        "All input tokens of a day, cached ones included; instead of queries and lengths.",
        s => s.Workload?.InputTokensPerDay,
        (s, v) => Change(s, w => w with { InputTokensPerDay = v }))
        .WithExample("608B tokens/day");

    internal static readonly InputDefinition CachedInputTokensPerDay = Input.Of<Rate>(
        "workload.cachedInputTokensPerDay",
        "token/day",
        InputRange.NotNegative,
        "Cached input tokens of a day.",
        s => s.Workload?.CachedInputTokensPerDay,
        (s, v) => Change(s, w => w with { CachedInputTokensPerDay = v }))
        .WithExample("342B tokens/day");

    internal static readonly InputDefinition OutputTokensPerDay = Input.Of<Rate>(
        "workload.outputTokensPerDay",
        "token/day",
        InputRange.NotNegative,
        "All output tokens of a day; instead of queries and lengths.",
        s => s.Workload?.OutputTokensPerDay,
        (s, v) => Change(s, w => w with { OutputTokensPerDay = v }))
        .WithExample("168B tokens/day");

    internal static readonly InputDefinition PeakToMean = Input.Number(
        "workload.peakToMean",
        "",
        InputRange.AtLeastOne,
        "The busiest hour's rate over the mean rate.",
        s => s.Workload?.PeakToMean,
        (s, v) => Change(s, w => w with { PeakToMean = v }))
        .WithExample("2.5");

    internal static readonly TextInputDefinition Profile = new(
        "workload.profile",
        "profile",
        "Demand over a day in equal steps, from midnight: 24 numbers for hours, of which only the ratios count. workload.peakToMean follows.",
        _ => [],
        s => s.Workload?.Profile?.ToString(),
        (s, text, _) => DemandProfile.TryParse(text) is { } profile ? Change(s, w => w with { Profile = profile }) : null)
    {
        Example = "1 1 1 1 2 4 8 8 6 6 4 2",
    };

    internal static readonly ImmutableArray<TextInputDefinition> Texts = [Profile];

    internal static readonly ImmutableArray<InputDefinition> Numbers =
    [
        Queries, Users, QueriesPerUser, InputTokens, OutputTokens, CachedShare, ReasoningShare,
        Turns, SystemTokens, TurnTokens, ThinkTime,
        InputTokensPerDay, CachedInputTokensPerDay, OutputTokensPerDay, PeakToMean,
    ];

    private static Scenario ChangeConversation(Scenario scenario, Func<Conversation, Conversation> change)
        => Change(scenario, workload => workload with { Conversation = change(workload.Conversation ?? new Conversation()) });

    private static Scenario Change(Scenario scenario, Func<Workload, Workload> change)
        => scenario with { Workload = change(scenario.Workload ?? new Workload()) };
}
