namespace CostModel.Serving.Search;

/// <summary>One way to serve: an accelerator, its number, layout and precision, and the requests in flight on each replica.</summary>
public sealed record ServingOption
{
    /// <summary>The plan of one replica, with its load; its estimate is what stands here.</summary>
    public required ServingPlan Plan { get; init; }

    /// <summary>Requests in flight on one replica, in the mean.</summary>
    public required double Concurrency { get; init; }

    /// <summary>Time to the first token: the mean, or at the objective's percentile.</summary>
    public required Duration TimeToFirstToken { get; init; }

    /// <summary>Mean time per token after the first: of the mean request, or at the objective's percentile.</summary>
    public required Duration TimePerOutputToken { get; init; }

    /// <summary>Time from question to last token: the mean, or at the objective's percentile.</summary>
    public required Duration EndToEnd { get; init; }

    /// <summary>Output tokens a second of one replica.</summary>
    public required TokensPerSecond OutputTokensPerSecond { get; init; }

    /// <summary>Accelerators of one replica.</summary>
    public required int Chips { get; init; }

    /// <summary>Replicas for the peak, spare ones included; 1 where no demand was stated.</summary>
    public required int Replicas { get; init; }

    /// <summary>The share of all replicas' throughput that the peak leaves; null where no demand was stated.</summary>
    public required Ratio? Headroom { get; init; }

    /// <summary>What all accelerators cost in an hour, in the unit of the search's chip cost.</summary>
    public required double CostPerHour { get; init; }

    /// <summary>What a million tokens cost, input and output, on replicas that are full, in the unit of the search's chip cost.</summary>
    public required double CostPerMillionTokens { get; init; }

    /// <summary>Whether requests experience what the objective asks.</summary>
    public required bool MeetsObjective { get; init; }

    /// <summary>What keeps a replica from carrying more; the objective's tightest part where it is not met.</summary>
    public required ServingBound BoundBy { get; init; }

    /// <summary>How far measurements lie from such figures.</summary>
    public required ServingBands Bands { get; init; }

    /// <summary>Tokens a second that one user sees.</summary>
    public double TokensPerSecondPerUser => 1 / TimePerOutputToken.TotalSeconds;
}
