using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CostModel.Catalogs;
using CostModel.Hardware;

namespace CostModel.Documents.Calibration;

/// <summary>Writes an accelerator as a catalog file that <c>--catalog</c> and scenarios load; the reader's counterpart.</summary>
public static class HardwareFile
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text, which is YAML too, ending in a newline.</summary>
    public static string Write(HardwareProfile hardware)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        var file = new JsonObject
        {
            ["id"] = hardware.Id,
            ["name"] = hardware.Name,
            ["vendor"] = hardware.Vendor,
            ["kind"] = hardware.Kind.ToString().ToLowerInvariant(),
            ["year"] = hardware.Year,
            ["generation"] = hardware.Generation,
            ["peaks"] = Formats(hardware.DensePeaks, peak => Text(peak.TotalFlopsPerSecond / 1e12, "TFLOP/s")),
            ["memory"] = Memory(hardware),
            ["links"] = new JsonObject { ["scaleUp"] = LinkOf(hardware.ScaleUp), ["scaleOut"] = LinkOf(hardware.ScaleOut), ["host"] = LinkOf(hardware.HostLink) },
            ["tdp"] = hardware.Tdp is { } tdp ? Text(tdp.TotalWatts, "W") : null,
            ["chipsPerNode"] = hardware.ChipsPerNode,
            ["typicalTrainingUtilization"] = hardware.TypicalTrainingUtilization is { } share ? Text(share.TotalFraction * 100, "%") : null,
            ["kernels"] = Kernels(hardware.Kernels),
            ["sources"] = SourceList.Write(hardware.Sources),
        };
        return Write(file);
    }

    /// <summary>A document of which empty parts are left out.</summary>
    internal static string Write(JsonObject file)
    {
        Prune(file);
        return file.ToJsonString(s_indented) + "\n";
    }

    /// <summary>A number in a unit, to six digits: more than any measurement has.</summary>
    internal static string Text(double value, string unit) => value.ToString("G6", CultureInfo.InvariantCulture) + (unit == "%" ? unit : " " + unit);

    /// <summary>The number alone.</summary>
    internal static JsonNode Number(double value) => JsonValue.Create(decimal.Parse(value.ToString("G6", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture));

    private static JsonObject Memory(HardwareProfile hardware) => new()
    {
        ["capacity"] = Text(hardware.MemoryAsSold.TotalBytes / 1e9, "GB"),
        ["reported"] = hardware.MemoryReported is { } reported ? Text(reported.TotalBytes / 1e9, "GB") : null,
        ["bandwidth"] = Text(hardware.MemoryBandwidth.TotalBytesPerSecond / 1e9, "GB/s"),
    };

    private static JsonObject? LinkOf(Link? link) => link is null ? null : new JsonObject
    {
        ["name"] = link.Name,
        ["bandwidth"] = Text(link.BandwidthPerDirection.TotalBytesPerSecond / 1e9, "GB/s"),
        ["domain"] = link.Domain > 0 ? link.Domain : null,
    };

    private static JsonObject Kernels(KernelProfile kernels) => new()
    {
        ["sustained"] = Formats(kernels.Sustained, Number),
        ["gemm"] = Formats(kernels.Gemm, gemm => new JsonObject
        {
            ["compute"] = Number(gemm.Compute),
            ["memory"] = Number(gemm.Memory),
            ["latency"] = Time(gemm.Latency),
        }),
        ["prefillAttention"] = new JsonObject
        {
            ["compute"] = Number(kernels.PrefillAttention.Compute),
            ["halfLength"] = Number(kernels.PrefillAttention.HalfLength),
        },
        ["decodeAttention"] = new JsonObject { ["memory"] = Number(kernels.DecodeAttention.Memory), ["latency"] = Time(kernels.DecodeAttention.Latency) },
        ["stream"] = Number(kernels.Stream),
        ["smallReduce"] = new JsonObject { ["latency"] = Time(kernels.SmallReduce.Latency), ["perDoubling"] = Time(kernels.SmallReduce.PerDoubling) },
        ["scaleUp"] = Collective(kernels.ScaleUp),
        ["scaleOut"] = Collective(kernels.ScaleOut),
    };

    private static JsonObject Collective(CollectiveKernel link) => new() { ["bandwidth"] = Number(link.Bandwidth), ["latency"] = Time(link.Latency) };

    private static string Time(Duration time) => Text(time.TotalSeconds * 1e6, "us");

    private static JsonObject Formats<T>(ImmutableDictionary<NumberFormat, T> values, Func<T, JsonNode?> write)
        => new(values.OrderBy(pair => pair.Key).Select(pair => KeyValuePair.Create(pair.Key.ToString().ToLowerInvariant(), write(pair.Value))));

    private static void Prune(JsonObject part)
    {
        foreach (KeyValuePair<string, JsonNode?> pair in part.ToList())
        {
            if (pair.Value is JsonObject child)
            {
                Prune(child);
            }

            if (pair.Value is null or JsonObject { Count: 0 })
            {
                part.Remove(pair.Key);
            }
        }
    }
}
