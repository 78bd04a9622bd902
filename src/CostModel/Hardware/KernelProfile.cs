using System.Collections.Immutable;

namespace CostModel.Hardware;

/// <summary>What kernels reach of an accelerator's peaks: measured constants, kept in its file with source and date.</summary>
public sealed record KernelProfile
{
    /// <summary>Matrix products by the format that they compute in.</summary>
    public required ImmutableDictionary<NumberFormat, GemmKernel> Gemm { get; init; }

    /// <summary>
    /// What training runs sustain for hours of a format's <see cref="GemmKernel.Compute"/>, above 0: power, clocks and the shapes of real
    /// layers against the micro-benchmark. Fitted on published runs.
    /// </summary>
    public required ImmutableDictionary<NumberFormat, double> Sustained { get; init; }

    /// <summary>Flash-style attention over many query positions (prefill, training).</summary>
    public required PrefillAttentionKernel PrefillAttention { get; init; }

    /// <summary>Attention of one query position over a cache.</summary>
    public required DecodeAttentionKernel DecodeAttention { get; init; }

    /// <summary>The share of memory bandwidth that elementwise kernels reach.</summary>
    public required double Stream { get; init; }

    /// <summary>Collectives within the scale-up domain.</summary>
    public required CollectiveKernel ScaleUp { get; init; }

    /// <summary>Collectives between scale-up domains.</summary>
    public required CollectiveKernel ScaleOut { get; init; }

    /// <summary>The all-reduce of a serving step, which engines run with kernels of their own at these small sizes.</summary>
    public required SmallReduceKernel SmallReduce { get; init; }

    /// <summary>The same where the link is slow enough that messages pass through the host; read from the defaults of a kind only.</summary>
    internal SmallReduceKernel? SlowSmallReduce { get; init; }

    /// <summary>The kernel of a format; that of the nearest wider format which is measured.</summary>
    public GemmKernel GemmOf(NumberFormat format) => Nearest(Gemm, format);

    /// <summary>What training sustains in a format; that of the nearest wider format which was fitted.</summary>
    public double SustainedIn(NumberFormat format) => Nearest(Sustained, format);

    private static T Nearest<T>(ImmutableDictionary<NumberFormat, T> measured, NumberFormat format)
        => measured.TryGetValue(format, out T? own) ? own
            : format == NumberFormat.Fp4 && measured.TryGetValue(NumberFormat.Fp8, out T? fp8) ? fp8
            : measured.TryGetValue(NumberFormat.Bf16, out T? bf16) ? bf16
            : measured.Values.First();
}

/// <summary>A matrix product takes its latency and the larger of its compute and its memory time.</summary>
/// <param name="Compute">Share of the dense peak at large shapes, above 0, at most 1.</param>
/// <param name="Memory">Share of the memory bandwidth at small row counts, above 0, at most 1.</param>
/// <param name="Latency">What the smallest product takes.</param>
public sealed record GemmKernel(double Compute, double Memory, Duration Latency);

/// <summary>Attention over many query positions reaches <c>Compute x S / (S + HalfLength)</c> of the half-precision peak.</summary>
/// <param name="Compute">Share of the dense peak at long sequences, above 0, at most 1.</param>
/// <param name="HalfLength">The sequence length in tokens at which half of that is reached.</param>
public sealed record PrefillAttentionKernel(double Compute, double HalfLength);

/// <summary>Attention of one query position reads the cache at a share of memory bandwidth, after a latency.</summary>
/// <param name="Memory">Share of the memory bandwidth at large caches, above 0, at most 1.</param>
/// <param name="Latency">What the smallest call takes.</param>
public sealed record DecodeAttentionKernel(double Memory, Duration Latency);

/// <summary>A collective takes its latency, and its bytes at a share of the link's bandwidth.</summary>
/// <param name="Bandwidth">Share of the bandwidth per direction (bus bandwidth), above 0, at most 1.</param>
/// <param name="Latency">What the smallest collective of a full domain takes.</param>
public sealed record CollectiveKernel(double Bandwidth, Duration Latency);

/// <summary>An all-reduce of a few kilobytes within the scale-up domain.</summary>
/// <param name="Latency">Between two accelerators, in a captured graph.</param>
/// <param name="PerDoubling">What each doubling of their number adds.</param>
public sealed record SmallReduceKernel(Duration Latency, Duration PerDoubling);
