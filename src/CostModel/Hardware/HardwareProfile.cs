using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Hardware;

/// <summary>What one accelerator can do: physics only. Prices stand in price books, keyed by the same id.</summary>
public sealed record HardwareProfile : ICatalogRecord
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <summary>The full name, such as <c>NVIDIA H100 SXM5 80 GB</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Who makes it.</summary>
    public required string Vendor { get; init; }

    /// <summary>GPU, TPU, NPU or device.</summary>
    public required HardwareKind Kind { get; init; }

    /// <summary>The year of first availability.</summary>
    public required int Year { get; init; }

    /// <summary>The microarchitecture, such as <c>hopper</c>, which kernels are written for; empty where it does not matter.</summary>
    public string Generation { get; init; } = "";

    /// <summary>Dense peak compute rates by number format; never the 2:4-sparse figure.</summary>
    public required ImmutableDictionary<NumberFormat, FlopsPerSecond> DensePeaks { get; init; }

    /// <summary>Memory as sold, in the unit that the vendor prints.</summary>
    public required Bytes MemoryAsSold { get; init; }

    /// <summary>Memory as the driver reports it; null where nobody published it. What a plan may use is <see cref="UsableMemory"/>.</summary>
    public Bytes? MemoryReported { get; init; }

    /// <summary>Peak memory bandwidth.</summary>
    public required BytesPerSecond MemoryBandwidth { get; init; }

    /// <summary>The fast network inside a node, rack or pod; null for a single-chip device.</summary>
    public Link? ScaleUp { get; init; }

    /// <summary>The network between nodes, per accelerator; null where machines of this kind are not clustered.</summary>
    public Link? ScaleOut { get; init; }

    /// <summary>The link to the memory of its host, per accelerator; null where not known.</summary>
    public Link? HostLink { get; init; }

    /// <summary>Thermal design power of one accelerator.</summary>
    public Power? Tdp { get; init; }

    /// <summary>Accelerators in one server.</summary>
    public required int ChipsPerNode { get; init; }

    /// <summary>The model FLOPs utilisation that a competent dense training run reaches on it; null where none is published.</summary>
    public Ratio? TypicalTrainingUtilization { get; init; }

    /// <summary>What kernels reach of the peaks: measured on this hardware, or the defaults of its kind.</summary>
    public required KernelProfile Kernels { get; init; }

    /// <summary>Where each figure comes from, by field: <c>peaks memory memory.reported links links.host tdp typicalTrainingUtilization kernels</c>.</summary>
    public ImmutableDictionary<string, Citation> Sources { get; init; } = ImmutableDictionary<string, Citation>.Empty;

    /// <summary>What a plan may use: what the driver reports where that is known, else what was sold.</summary>
    public Bytes UsableMemory => MemoryReported ?? MemoryAsSold;

    /// <summary>
    /// The dense peak of a format. A format that the matrix units lack runs in the next wider one that they have, as kernels do.
    /// </summary>
    /// <exception cref="ArgumentException">The profile has no peak in that or any wider format.</exception>
    public FlopsPerSecond DensePeak(NumberFormat format) => DensePeaks[ComputedIn(format)];

    /// <summary>Whether it can multiply in a format at all: it has a peak in that or a wider one.</summary>
    public bool Computes(NumberFormat format) => WidthsFrom(format).Any(DensePeaks.ContainsKey);

    /// <summary>The format in which a multiplication of this format actually runs on this hardware.</summary>
    /// <exception cref="ArgumentException">The profile has no peak in that or any wider format.</exception>
    public NumberFormat ComputedIn(NumberFormat format)
        => Computes(format)
            ? WidthsFrom(format).First(DensePeaks.ContainsKey)
            : throw new ArgumentException($"'{Id}' has no peak for {format} or a wider format", nameof(format));

    /// <summary>A format and the wider ones that can stand in for it, the nearest first.</summary>
    private static ImmutableArray<NumberFormat> WidthsFrom(NumberFormat format) => format switch
    {
        NumberFormat.Fp4 => [NumberFormat.Fp4, NumberFormat.Fp8, NumberFormat.Bf16, NumberFormat.Fp16, NumberFormat.Tf32, NumberFormat.Fp32],
        NumberFormat.Fp8 => [NumberFormat.Fp8, NumberFormat.Bf16, NumberFormat.Fp16, NumberFormat.Tf32, NumberFormat.Fp32],
        NumberFormat.Int8 => [NumberFormat.Int8, NumberFormat.Fp8, NumberFormat.Bf16, NumberFormat.Fp16, NumberFormat.Tf32, NumberFormat.Fp32],
        NumberFormat.Bf16 => [NumberFormat.Bf16, NumberFormat.Fp16, NumberFormat.Tf32, NumberFormat.Fp32],
        NumberFormat.Fp16 => [NumberFormat.Fp16, NumberFormat.Bf16, NumberFormat.Tf32, NumberFormat.Fp32],
        NumberFormat.Tf32 => [NumberFormat.Tf32, NumberFormat.Fp32],
        _ => [NumberFormat.Fp32],
    };
}
