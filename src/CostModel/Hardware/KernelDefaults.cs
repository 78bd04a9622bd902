using System.Collections.Concurrent;
using CostModel.Catalogs;

namespace CostModel.Hardware;

/// <summary>Kernel constants for hardware on which nobody has published any, by kind of hardware.</summary>
internal static class KernelDefaults
{
    private const string Folder = "kernel-defaults";

    private static readonly ConcurrentDictionary<(HardwareKind Kind, bool HasSlowLink), KernelProfile> s_loaded = new();

    /// <summary>The constants of a kind of hardware.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="hasSlowLink">Whether messages between accelerators pass through the host, as over PCIe.</param>
    internal static KernelProfile Of(HardwareKind kind, bool hasSlowLink = false) => s_loaded.GetOrAdd(
        (kind, hasSlowLink),
        key => !key.HasSlowLink ? Load(key.Kind) : Of(key.Kind) is { SlowSmallReduce: { } slow } usual ? usual with { SmallReduce = slow } : Of(key.Kind));

    private static KernelProfile Load(HardwareKind kind) => ShippedFiles.Load(Folder, NameOf(kind), record =>
    {
        record.Text("id");
        CitationReader.Read(record);
        return KernelReader.Read(record.Child("kernels"), null);
    });

    private static string NameOf(HardwareKind kind) => kind switch
    {
        HardwareKind.Tpu => "tpu",
        HardwareKind.Npu => "npu",
        HardwareKind.Device => "device",
        _ => "gpu",
    };
}
