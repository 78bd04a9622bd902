namespace CostModel.Serving;

/// <summary>What a replica is asked to carry.</summary>
public abstract record ServingLoad
{
    private protected ServingLoad()
    {
    }
}

/// <summary>So many requests always in flight: each answer is followed by the next question.</summary>
/// <param name="Concurrency">Requests in flight over the deployment, above 0.</param>
public sealed record ClosedLoad(double Concurrency) : ServingLoad
{
    /// <summary>
    /// Requests of the whole measurement over concurrency, where they all are sent at once and as fast as the loop allows, so that the start
    /// burst is part of the mean time to first token; 0 for a loop long enough that it is not.
    /// </summary>
    public double Rounds { get; init; }

    /// <summary>Whether all requests are equally long, so that waves of them stay together.</summary>
    public bool HasEqualLengths { get; init; }

    /// <summary>Whether the engine is called in the process with token ids, not over HTTP with text.</summary>
    public bool IsInProcess { get; init; }
}

/// <summary>So many requests, all there at the start, worked off as fast as possible.</summary>
/// <param name="Requests">How many, above 0.</param>
public sealed record OfflineLoad(double Requests) : ServingLoad
{
    /// <summary>Requests of a batch at most; that of the engine where not given.</summary>
    public double? MaxSequences { get; init; }
}

/// <summary>One batch that starts and ends together, called in the process.</summary>
/// <param name="Batch">Requests of the batch, at least 1.</param>
public sealed record StaticLoad(double Batch) : ServingLoad
{
    /// <summary>
    /// How unequal the prompts are: the standard deviation of their lengths over the mean, at least 0. Groups of data-parallel attention wait
    /// for the one with the longest prompts. The Azure traces of 2023 have 0.96, conversations and code alike.
    /// </summary>
    public double PromptSpread { get; init; }
}

/// <summary>Requests that arrive at random at a mean rate.</summary>
/// <param name="RequestsPerSecond">The rate over the deployment, above 0.</param>
public sealed record OpenLoad(double RequestsPerSecond) : ServingLoad
{
    /// <summary>Requests of the whole measurement; without end where not given.</summary>
    public double? Requests { get; init; }
}
