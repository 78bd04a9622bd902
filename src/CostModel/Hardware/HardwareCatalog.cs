using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Hardware;

/// <summary>The accelerators that ship with the package, and the reader for a user's own.</summary>
public static class HardwareCatalog
{
    private const string Folder = "hardware";

    /// <summary>The shipped profiles, each read from its file when first asked for.</summary>
    public static Catalog<HardwareProfile> Default { get; } =
        new("hardware", ShippedFiles.IdsIn(Folder), id => ShippedFiles.Load(Folder, id, HardwareReader.Read));

    /// <summary>Reads a profile from a document with the validation that the shipped ones pass.</summary>
    /// <returns>The profile, or null where there are faults.</returns>
    public static HardwareProfile? Read(DataNode node, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(faults);
        int before = faults.Count;
        HardwareProfile? profile = RecordReader.ReadRecord(node, faults, HardwareReader.Read);
        return faults.Count == before ? profile : null;
    }
}
