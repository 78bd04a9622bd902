namespace CostModel.Serving.Conversations;

/// <summary>
/// Questions that follow each other with a context that grows: chats of several turns, and agents whose tools answer. Each query is a turn, and
/// its input is all that came before it. Input tokens and the share that a prefix cache can serve follow.
/// </summary>
public sealed record Conversation
{
    /// <summary>Queries of a conversation, or steps of an agent's loop, at least 1; a mean need not be whole.</summary>
    public double? Turns { get; init; }

    /// <summary>Tokens of the system prompt and tool descriptions, which all conversations share; 0 where not given.</summary>
    public Tokens? SystemTokens { get; init; }

    /// <summary>New input tokens of each turn: a user's message, or what a tool returned.</summary>
    public Tokens? TurnTokens { get; init; }

    /// <summary>
    /// Time from an answer to the next question: a user reads and writes, a tool runs. With it the share of conversations that find their
    /// cache still there follows from the memory; without it all of them do.
    /// </summary>
    public Duration? ThinkTime { get; init; }
}
