using CostModel.Serving.Caching;

namespace CostModel.Serving;

/// <summary>What a deployment gives and takes. Money is not here: a price times the chips is.</summary>
public sealed record ServingEstimate
{
    /// <summary>The plan with every default that was used.</summary>
    public required ServingPlan Plan { get; init; }

    /// <summary>Whether it fits and meets its objective, and what would make it.</summary>
    public required ServingFeasibility Feasibility { get; init; }

    /// <summary>Requests in flight over the deployment.</summary>
    public required double Concurrency { get; init; }

    /// <summary>Requests that the caches of the deployment have room for at these lengths.</summary>
    public required double MaxConcurrency { get; init; }

    /// <summary>Mean time to the first token. A start burst counts only where the load has one; under a finite run it is half of the run.</summary>
    public required Duration TimeToFirstToken { get; init; }

    /// <summary>Mean time per token after the first (TPOT).</summary>
    public required Duration TimePerOutputToken { get; init; }

    /// <summary>Mean time from question to last token; of the whole run for a finite one.</summary>
    public required Duration EndToEnd { get; init; }

    /// <summary>What requests experience under random arrivals; null where none were asked for, or they do not settle.</summary>
    public ServingPercentiles? Percentiles { get; init; }

    /// <summary>Where the history of conversations is when they go on; null where no think time is given.</summary>
    public CacheReuse? Reuse { get; init; }

    /// <summary>Output tokens a second of the deployment.</summary>
    public required TokensPerSecond OutputTokensPerSecond { get; init; }

    /// <summary>Input tokens a second of the deployment, cached ones included.</summary>
    public required TokensPerSecond InputTokensPerSecond { get; init; }

    /// <summary>Input tokens a second where the deployment does nothing else: the rate at which prompts of this length go through.</summary>
    public required TokensPerSecond PromptTokensPerSecond { get; init; }

    /// <summary>Share of the accelerators' busy time that prompts take; the rest makes output.</summary>
    public required Ratio PromptTimeShare { get; init; }

    /// <summary>Memory of the fullest accelerator.</summary>
    public required ServingMemory Memory { get; init; }

    /// <summary>Time of a step without prompts, by operation.</summary>
    public required StepBreakdown Step { get; init; }

    /// <summary>Accelerators of the deployment.</summary>
    public required double Chips { get; init; }

    /// <summary>How far measurements lie from such figures.</summary>
    public required ServingBands Bands { get; init; }
}

/// <summary>Memory of one accelerator.</summary>
/// <param name="Capacity">What the driver reports.</param>
/// <param name="Weights">Weights.</param>
/// <param name="Working">Activations, graphs, communication buffers.</param>
/// <param name="Cache">What is left for caches; zero where nothing is.</param>
/// <param name="CachePerSequence">Cache of one request at the middle of its answer.</param>
public sealed record ServingMemory(Bytes Capacity, Bytes Weights, Bytes Working, Bytes Cache, Bytes CachePerSequence);

/// <summary>Time of a step by operation; accelerator and host overlap, so that parts may add up to more than the step.</summary>
/// <param name="Total">The step.</param>
/// <param name="Projections">Query, key, value and output products.</param>
/// <param name="Attention">Attention and recurrent states.</param>
/// <param name="FeedForward">Dense feed-forward parts.</param>
/// <param name="Experts">Routing, routed and shared experts.</param>
/// <param name="Communication">All-reduce, dispatch and combine, pipeline hops.</param>
/// <param name="Elementwise">Norms, rotation, activation and residuals.</param>
/// <param name="Head">Output head and sampling.</param>
/// <param name="Host">Scheduler, tokenizer and server.</param>
public sealed record StepBreakdown(
    Duration Total,
    Duration Projections,
    Duration Attention,
    Duration FeedForward,
    Duration Experts,
    Duration Communication,
    Duration Elementwise,
    Duration Head,
    Duration Host);

/// <summary>Whether a deployment is possible.</summary>
/// <param name="IsFeasible">Whether it fits and meets its objective.</param>
/// <param name="Reason">What is wrong, with the shortfall in numbers; null where nothing is.</param>
/// <param name="Remedy">What would make it possible; null where nothing is wrong or nothing would.</param>
public sealed record ServingFeasibility(bool IsFeasible, string? Reason, string? Remedy)
{
    /// <summary>Nothing is wrong.</summary>
    public static ServingFeasibility Feasible { get; } = new(true, null, null);
}
