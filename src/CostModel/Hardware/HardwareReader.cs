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
        return new HardwareProfile
        {
            Id = record.Text("id"),
            Name = record.Text("name"),
            Vendor = record.OptionalText("vendor") ?? "",
            Kind = kind,
            Year = YearOf(record),
            Generation = record.OptionalText("generation") ?? "",
            DensePeaks = ReadPeaks(record),
            MemoryAsSold = memory is null ? Missing(record, "memory") : Needed<Bytes>(memory, "capacity"),
            MemoryReported = memory is null ? null : Positive<Bytes>(memory, "reported"),
            MemoryBandwidth = memory is null ? default : Needed<BytesPerSecond>(memory, "bandwidth"),
            ScaleUp = scaleUp,
            ScaleOut = ReadLink(links?.Child("scaleOut")),
            HostLink = ReadLink(links?.Child("host")),
            Tdp = Positive<Power>(record, "tdp"),
            ChipsPerNode = CountOf(record, "chipsPerNode", 1) ?? 1,
            TypicalTrainingUtilization = Utilization(record),
            Kernels = KernelReader.Read(record.Child("kernels"), KernelDefaults.Of(kind, IsSlow(scaleUp))),
            Sources = CitationReader.Read(record),
        };
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
            if (Positive<FlopsPerSecond>(child, name) is { } peak)
            {
                peaks[format] = peak;
            }
        }

        if (peaks.Count == 0 && child.Entries.IsEmpty)
        {
            record.Refuse("peaks", FaultCodes.Missing, "at least one dense peak is needed, e.g. bf16: 989 TFLOP/s");
        }

        return peaks.ToImmutable();
    }

    /// <summary>PCIe and the like: peer-to-peer messages pass through the host.</summary>
    private static bool IsSlow(Link? scaleUp) => scaleUp is null || scaleUp.BandwidthPerDirection.TotalGigabytesPerSecond < 100;

    private static Link? ReadLink(RecordReader? link) => link is null
        ? null
        : new Link(link.OptionalText("name") ?? "", Needed<BytesPerSecond>(link, "bandwidth"), CountOf(link, "domain", 2) ?? 0);

    /// <summary>A quantity above zero that must be there. One that was refused is asked for again here, and its fault is kept once.</summary>
    private static T Needed<T>(RecordReader record, string key)
        where T : struct, IQuantity<T>
        => Positive<T>(record, key) ?? record.Quantity<T>(key);

    /// <summary>A quantity above zero; null where it is absent or refused.</summary>
    private static T? Positive<T>(RecordReader record, string key)
        where T : struct, IQuantity<T>
    {
        T? value = record.OptionalQuantity<T>(key);
        if (value is { BaseValue: <= 0 })
        {
            record.Refuse(key, FaultCodes.OutOfRange, $"'{key}' must be above zero, not {value}");
        }

        return value;
    }

    private static int? CountOf(RecordReader record, string key, int least)
    {
        int? value = record.OptionalInteger(key);
        if (value < least)
        {
            record.Refuse(key, FaultCodes.OutOfRange, FormattableString.Invariant($"'{key}' must be at least {least}, not {value}"));
        }

        return value;
    }

    private static Ratio? Utilization(RecordReader record)
    {
        const string key = "typicalTrainingUtilization";
        Ratio? value = record.OptionalQuantity<Ratio>(key);
        if (value is { TotalFraction: <= 0 or > 1 })
        {
            record.Refuse(key, FaultCodes.OutOfRange, $"'{key}' must be above 0% and at most 100%, not {value}");
        }

        return value;
    }

    private static int YearOf(RecordReader record)
    {
        int? year = record.OptionalInteger("year");
        if (year is < 1950 or > 2100)
        {
            record.Refuse("year", FaultCodes.OutOfRange, FormattableString.Invariant($"'year' must be a year of four digits, e.g. 2024, not {year}"));
        }

        return year ?? 0;
    }
}
