using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Serving.Constants;

/// <summary>
/// What serving steps reach of the hardware's kernel tables, over all engines: fitted on published measurements with the
/// micro-benchmarks as priors. An engine's own file says how it differs.
/// </summary>
internal sealed record ServingConstants
{
    private static readonly Lazy<ServingConstants> s_default = new(() => ShippedFiles.Load("serving-constants", "steps", ServingConstantsReader.Read));

    internal static ServingConstants Default => s_default.Value;

    /// <summary>Shares of the hardware's matrix kernels, by class of format.</summary>
    internal required ImmutableArray<MatrixShares> Matrices { get; init; }

    /// <summary>Shares of the peaks that grouped products of experts reach, by class of format.</summary>
    internal required ImmutableArray<ExpertShares> Experts { get; init; }

    /// <summary>Seconds of routing, sorting and the two grouped kernels of an expert layer.</summary>
    internal required double ExpertLaunch { get; init; }

    /// <summary>Seconds of quantising the inputs of both grouped kernels where they multiply in 8 or 4 bits.</summary>
    internal required double ExpertQuantize { get; init; }

    /// <summary>Rows that each expert's tile is padded by.</summary>
    internal required double ExpertPadding { get; init; }

    /// <summary>Evenness of the experts' popularity.</summary>
    internal required double ExpertEvenness { get; init; }

    /// <summary>How much longer the fullest of many expert groups takes than the mean.</summary>
    internal required double ExpertImbalance { get; init; }

    /// <summary>Seconds to start the dispatch and the combine of one expert layer over 8 accelerators.</summary>
    internal required double ExchangeLaunch { get; init; }

    /// <summary>Share of the hardware's decode attention bandwidth.</summary>
    internal required double AttentionMemory { get; init; }

    /// <summary>The same over a cache of 8 bits, relative to one of 16.</summary>
    internal required double NarrowCacheMemory { get; init; }

    /// <summary>Multiple of the hardware's decode attention latency.</summary>
    internal required double AttentionLatency { get; init; }

    /// <summary>Share of the hardware's prompt attention rate.</summary>
    internal required double PromptAttention { get; init; }

    /// <summary>Multiple of the prompt length at which half of it is reached.</summary>
    internal required double PromptHalfLength { get; init; }

    /// <summary>Seconds of the small kernels of a layer: norms, rotation, activation, residuals.</summary>
    internal required double ElementwiseLaunch { get; init; }

    /// <summary>Passes over the residual stream that they make.</summary>
    internal required double ElementwisePasses { get; init; }

    /// <summary>Seconds of normalising queries and keys.</summary>
    internal required double QueryNormLaunch { get; init; }

    /// <summary>Seconds of the small kernels of a latent-attention layer.</summary>
    internal required double LatentLaunch { get; init; }

    /// <summary>Seconds of the small kernels of a recurrent layer.</summary>
    internal required double RecurrentLaunch { get; init; }

    /// <summary>Arithmetic of a recurrent layer over prompts, as a multiple of its state's, at the half-precision matrix rate.</summary>
    internal required double RecurrentWork { get; init; }

    /// <summary>Multiple of the hardware's small all-reduce latency.</summary>
    internal required double ReduceLatency { get; init; }

    /// <summary>Multiple of its collective library's latency, for engines that reduce with it.</summary>
    internal required double RingLatency { get; init; }

    /// <summary>Share of the hardware's collective bandwidth.</summary>
    internal required double ReduceBandwidth { get; init; }

    /// <summary>Share of the link where it is slow and messages pass through the host.</summary>
    internal required double SlowLinkBandwidth { get; init; }

    /// <summary>Passes over the logits that sampling makes.</summary>
    internal required double SamplingPasses { get; init; }

    /// <summary>Seconds of the processor for a step, beside the accelerator.</summary>
    internal required double HostStep { get; init; }

    /// <summary>Seconds of the processor for each sequence of a step, beside the accelerator.</summary>
    internal required double HostSequence { get; init; }

    /// <summary>Share of the work for sequences and requests that is left without an HTTP server.</summary>
    internal required double HostInProcess { get; init; }

    /// <summary>Seconds of the processor for each request that a step admits, in which nothing else happens.</summary>
    internal required double HostRequest { get; init; }

    /// <summary>Seconds of the processor for a step, in which nothing else happens.</summary>
    internal required double HostSerial { get; init; }

    /// <summary>Seconds of launching a layer's kernels where prompts run without a captured graph.</summary>
    internal required double PromptLaunch { get; init; }

    /// <summary>The first token.</summary>
    internal required FirstTokenConstants FirstToken { get; init; }

    /// <summary>Memory.</summary>
    internal required MemoryShares Memory { get; init; }

    /// <summary>Relative time per token where a measurement may or may not have used multi-token prediction.</summary>
    internal required double UnlabelledSpeculation { get; init; }

    internal MatrixShares MatrixOf(WeightClass weights) => Matrices[(int)weights];

    internal ExpertShares ExpertOf(WeightClass weights) => Experts[(int)weights];
}

/// <summary>Shares of a hardware's matrix kernel.</summary>
/// <param name="Memory">Share of its weight-read bandwidth.</param>
/// <param name="Compute">Share of its rate.</param>
/// <param name="Latency">Multiple of its latency.</param>
internal readonly record struct MatrixShares(double Memory, double Compute, double Latency);

/// <summary>Shares of the peaks in grouped products.</summary>
/// <param name="Memory">Share of the memory bandwidth.</param>
/// <param name="Compute">Share of the hardware's rate for large products.</param>
internal readonly record struct ExpertShares(double Memory, double Compute);

/// <summary>What a first token takes besides its prompt.</summary>
/// <param name="Fixed">Seconds of the request's way through server, tokenizer and scheduler.</param>
/// <param name="PerSequence">Seconds for each other request in flight.</param>
/// <param name="PerToken">Seconds for each token of the prompt.</param>
/// <param name="Steps">Steps of the batch that a request waits for.</param>
/// <param name="Prompt">Multiple of the prompt's own time.</param>
/// <param name="Burst">Share of the queue that forms where all requests of a benchmark start together.</param>
/// <param name="EqualBurst">Prompts that one waits for where all are equally long, so that waves stay together, at 8 in flight.</param>
/// <param name="EqualGrowth">Power of the concurrency by which that grows.</param>
/// <param name="WholeWave">
/// Share of the wave that one waits for where all are equally long and prompts run in steps of their own, before anyone decodes on.
/// </param>
/// <param name="SteadyQueue">Prompts that one waits for in a steady loop, per root of those in flight.</param>
/// <param name="MixedShare">Share of arrivals whose prompts run in steps of their own.</param>
internal sealed record FirstTokenConstants(
    double Fixed,
    double PerSequence,
    double PerToken,
    double Steps,
    double Prompt,
    double Burst,
    double EqualBurst,
    double EqualGrowth,
    double WholeWave,
    double SteadyQueue,
    double MixedShare);

/// <summary>What engines leave of memory for caches.</summary>
/// <param name="OfTotal">Share of the memory that engines use which take a share of all of it.</param>
/// <param name="OfFree">Share that engines use of what the weights leave.</param>
/// <param name="Working">Bytes for activations, graphs and communication buffers of an accelerator.</param>
/// <param name="WorkingOfFree">The same for engines that take a share of what is left.</param>
/// <param name="WorkingOfDevice">The same on a phone, laptop or desktop computer.</param>
/// <param name="OptimisticReserve">Share of the answer that an optimistic engine has room for when it admits a request.</param>
internal sealed record MemoryShares(
    double OfTotal, double OfFree, double Working, double WorkingOfFree, double WorkingOfDevice, double OptimisticReserve);
