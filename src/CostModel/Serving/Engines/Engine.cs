using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Serving.Engines;

/// <summary>
/// An inference engine of some years: how it batches, and how its kernels and its host code compare with the mean of all engines
/// (1 for each factor). Factors are fitted on published measurements. The default is stated in every estimate.
/// </summary>
public sealed record Engine : ICatalogRecord
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <summary>The full name.</summary>
    public required string Name { get; init; }

    /// <summary>Texts by which publications name it, lower case.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The first version that it stands for, as major.minor; null for any.</summary>
    public Version? FromVersion { get; init; }

    /// <summary>The first year that it stands for, where a publication names no version.</summary>
    public double FromYear { get; init; }

    /// <summary>The only hardware that it runs on, such as <c>tpu</c> or <c>device</c>; empty for GPUs.</summary>
    public string Platform { get; init; } = "";

    /// <summary>When a request enters the batch.</summary>
    public AdmissionRule Admission { get; init; }

    /// <summary>Whether a step may hold prompts and decoding sequences together; else prompts run in steps of their own.</summary>
    public bool MixesPrompts { get; init; } = true;

    /// <summary>Tokens of a step at most, prompts and decoding sequences together.</summary>
    public double StepTokens { get; init; } = 8192;

    /// <summary>Sequences of a batch at most, where nothing else is set.</summary>
    public int MaxSequences { get; init; } = 256;

    /// <summary>Whether the share of memory that it uses is one of what the weights leave, rather than of all of it.</summary>
    public bool SharesFreeMemory { get; init; }

    /// <summary>Whether it reduces with the collective library rather than with kernels of its own.</summary>
    public bool UsesRing { get; init; }

    /// <summary>
    /// Whether accelerators that would hold copies of the same key-value heads divide the sequences between them instead (Pope et al. 2022,
    /// section 3.3).
    /// </summary>
    public bool SplitsCache { get; init; }

    /// <summary>Whether it computes one half of a batch while the rows of the other travel between experts that fast links do not join.</summary>
    public bool OverlapsExchange { get; init; }

    /// <summary>Whether it is called in the process rather than over HTTP.</summary>
    public bool InProcess { get; init; }

    /// <summary>Tokens of a prompt that one pass takes where every pass is launched anew (llama.cpp's micro-batch); 0 for all of a step's.</summary>
    public double PassTokens { get; init; }

    /// <summary>Factor on weight-read bandwidth.</summary>
    public double Weights { get; init; } = 1;

    /// <summary>Factor on the rate of large products.</summary>
    public double Compute { get; init; } = 1;

    /// <summary>Factor on kernel latencies.</summary>
    public double Latency { get; init; } = 1;

    /// <summary>Factor on decode attention bandwidth.</summary>
    public double Attention { get; init; } = 1;

    /// <summary>Factor on all-reduce latency.</summary>
    public double Reduce { get; init; } = 1;

    /// <summary>Factor on the rate and bandwidth of grouped expert products.</summary>
    public double Experts { get; init; } = 1;

    /// <summary>Factor on the latency of an expert layer's kernels.</summary>
    public double ExpertLatency { get; init; } = 1;

    /// <summary>Factor on the host's time per step.</summary>
    public double HostStep { get; init; } = 1;

    /// <summary>Factor on the host's time per sequence.</summary>
    public double HostSequence { get; init; } = 1;

    /// <summary>Factor on the host's time per request.</summary>
    public double HostRequest { get; init; } = 1;

    /// <summary>Factor on the host's serial time per step.</summary>
    public double HostSerial { get; init; } = 1;

    /// <summary>Factor on the launch of prompts' kernels.</summary>
    public double PromptLaunch { get; init; } = 1;

    /// <summary>Factor on the memory for activations, graphs and buffers.</summary>
    public double Working { get; init; } = 1;

    /// <summary>Factor on the fixed part of the time to first token.</summary>
    public double FirstToken { get; init; } = 1;

    /// <summary>Where the factors come from.</summary>
    public ImmutableDictionary<string, Citation> Sources { get; init; } = ImmutableDictionary<string, Citation>.Empty;
}
