namespace CostModel.Serving;

/// <summary>What a request must experience; what is not given does not bind.</summary>
public sealed record ServingObjective
{
    /// <summary>Time to the first token at most, without waiting for a start burst.</summary>
    public Duration? TimeToFirstToken { get; init; }

    /// <summary>Mean time per token after the first at most.</summary>
    public Duration? TimePerOutputToken { get; init; }

    /// <summary>Time from question to last token at most.</summary>
    public Duration? EndToEnd { get; init; }

    /// <summary>The share of requests that must meet it under random arrivals; the mean request where not given.</summary>
    public Ratio? Percentile { get; init; }

    /// <summary>Whether nothing binds.</summary>
    public bool IsEmpty => TimeToFirstToken is null && TimePerOutputToken is null && EndToEnd is null;
}
