using System.Collections.Frozen;
using System.Collections.Immutable;
using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Hardware;

/// <summary>Reads a hardware profile from a document, shipped or a user's own, with the same validation.</summary>
internal static class HardwareReader
{
    internal static readonly FrozenDictionary<string, NumberFormat> Formats = new Dictionary<string, NumberFormat>(StringComparer.Ordinal)
    {
        ["fp32"] = NumberFormat.Fp32,
        ["tf32"] = NumberFormat.Tf32,
        ["bf16"] = NumberFormat.Bf16,
        ["fp16"] = NumberFormat.Fp16,
        ["fp8"] = NumberFormat.Fp8,
        ["int8"] = NumberFormat.Int8,
        ["fp4"] = NumberFormat.Fp4,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Dictionary<string, HardwareKind> s_kinds = new(StringComparer.Ordinal)
    {
        ["gpu"] = HardwareKind.Gpu,
        ["tpu"] = HardwareKind.Tpu,
        ["npu"] = HardwareKind.Npu,
        ["device"] = HardwareKind.Device,
    };

    internal static HardwareProfile Read(RecordReader record)
    {
        // A nested mapping is taken once: a second reader of it would report what the first one read as unknown.
        RecordReader? memory = record.Child("memory");
        RecordReader? links = record.Child("links");
        HardwareKind kind = record.OneOf("kind", s_kinds, HardwareKind.Gpu);
        Link? scaleUp = ReadLink(links?.Child("scaleUp"));
        var profile = new HardwareProfile
        {
            Id = record.Text("id"),
            Name = record.Text("name"),
            Vendor = record.OptionalText("vendor") ?? "",
            Kind = kind,
            Year = record.OptionalInteger("year") ?? 0,
            Generation = record.OptionalText("generation") ?? "",
            DensePeaks = ReadPeaks(record),
            MemoryAsSold = memory is not null ? memory.Quantity<Bytes>("capacity") : Missing(record, "memory"),
            MemoryReported = memory?.OptionalQuantity<Bytes>("reported"),
            MemoryBandwidth = memory?.Quantity<BytesPerSecond>("bandwidth") ?? default,
            ScaleUp = scaleUp,
            ScaleOut = ReadLink(links?.Child("scaleOut")),
            Tdp = record.OptionalQuantity<Power>("tdp"),
            ChipsPerNode = record.OptionalInteger("chipsPerNode") ?? 1,
            TypicalTrainingUtilization = record.OptionalQuantity<Ratio>("typicalTrainingUtilization"),
            Kernels = KernelReader.Read(record.Child("kernels"), KernelDefaults.Of(kind), IsSlow(scaleUp)),
            Sources = CitationReader.Read(record),
        };
        Check(record, profile);
        return profile;
    }

    private static Bytes Missing(RecordReader record, string key)
    {
        record.Refuse(key, FaultCodes.Missing, $"'{key}' is missing");
        return default;
    }

    private static ImmutableDictionary<NumberFormat, FlopsPerSecond> ReadPeaks(RecordReader record)
    {
        var peaks = ImmutableDictionary.CreateBuilder<NumberFormat, FlopsPerSecond>();
        if (record.Child("peaks") is not { } child)
        {
            record.Refuse("peaks", FaultCodes.Missing, "'peaks' is missing: dense compute rates by number format");
            return peaks.ToImmutable();
        }

        foreach ((string name, NumberFormat format) in Formats)
        {
            if (child.OptionalQuantity<FlopsPerSecond>(name) is { } peak)
            {
                peaks[format] = peak;
                if (peak <= FlopsPerSecond.Zero)
                {
                    child.Refuse(name, FaultCodes.OutOfRange, $"a peak must be above zero, not {peak}");
                }
            }
        }

        return peaks.ToImmutable();
    }

    /// <summary>PCIe and the like: peer-to-peer messages pass through the host.</summary>
    private static bool IsSlow(Link? scaleUp) => scaleUp is null || scaleUp.BandwidthPerDirection.TotalGigabytesPerSecond < 100;

    private static Link? ReadLink(RecordReader? link) => link is null
        ? null
        : new Link(link.OptionalText("name") ?? "", link.Quantity<BytesPerSecond>("bandwidth"), link.OptionalInteger("domain") ?? 0);

    private static void Check(RecordReader record, HardwareProfile profile)
    {
        if (profile.DensePeaks.IsEmpty)
        {
            record.Refuse("peaks", FaultCodes.Missing, "at least one dense peak is needed, e.g. bf16: 989 TFLOP/s");
        }

        if (profile.MemoryAsSold <= Bytes.Zero)
        {
            record.Refuse("memory", FaultCodes.OutOfRange, "memory.capacity must be above zero");
        }

        if (profile.MemoryBandwidth <= BytesPerSecond.Zero)
        {
            record.Refuse("memory", FaultCodes.OutOfRange, "memory.bandwidth must be above zero");
        }

        if (profile.ChipsPerNode < 1)
        {
            record.Refuse("chipsPerNode", FaultCodes.OutOfRange, $"chipsPerNode must be at least 1, not {profile.ChipsPerNode}");
        }
    }
}
