namespace CostModel.Serving.Simulation;

/// <summary>What the requests of a trace experienced.</summary>
public sealed record TraceOutcome
{
    /// <summary>Requests of the trace.</summary>
    public required int Requests { get; init; }

    /// <summary>From the first arrival to the last token.</summary>
    public required Duration Span { get; init; }

    /// <summary>Time to the first token at the median, the ninetieth and the ninety-ninth percentile.</summary>
    public required (Duration P50, Duration P90, Duration P99) TimeToFirstToken { get; init; }

    /// <summary>Mean time per token after the first of each request, at the same percentiles.</summary>
    public required (Duration P50, Duration P90, Duration P99) TimePerOutputToken { get; init; }

    /// <summary>Output tokens a second over the span.</summary>
    public required TokensPerSecond OutputTokensPerSecond { get; init; }

    /// <summary>The share of requests that met the objective; all of them where there is none.</summary>
    public required Ratio Goodput { get; init; }

    /// <summary>The longest time between two arrivals: a gap in which nothing is measured and everything is paid for.</summary>
    public required Duration LongestGap { get; init; }

    /// <summary>The share of the span in which the replicas had work.</summary>
    public required Ratio Busy { get; init; }
}
