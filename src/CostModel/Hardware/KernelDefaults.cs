using System.Collections.Concurrent;
using CostModel.Catalogs;

namespace CostModel.Hardware;

/// <summary>Kernel constants for hardware on which nobody has published any, by kind of hardware.</summary>
internal static class KernelDefaults
{
    private const string Folder = "kernel-defaults";

    private static readonly ConcurrentDictionary<HardwareKind, KernelProfile> s_loaded = new();

    internal static KernelProfile Of(HardwareKind kind) => s_loaded.GetOrAdd(kind, Load);

    private static KernelProfile Load(HardwareKind kind) => ShippedFiles.Load(Folder, NameOf(kind), record =>
    {
        record.Text("id");
        CitationReader.Read(record);
        return KernelReader.Read(record.Child("kernels"), null, hasSlowLink: false);
    });

    private static string NameOf(HardwareKind kind) => kind switch
    {
        HardwareKind.Tpu => "tpu",
        HardwareKind.Npu => "npu",
        HardwareKind.Device => "device",
        _ => "gpu",
    };
}
