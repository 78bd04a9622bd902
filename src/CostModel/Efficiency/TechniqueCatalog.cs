using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Efficiency;

/// <summary>The techniques that ship with the package, and the reader for a user's own.</summary>
public static class TechniqueCatalog
{
    private const string Folder = "techniques";

    /// <summary>The shipped techniques, each read from its file when first asked for.</summary>
    public static Catalog<Technique> Default { get; } =
        new("technique", ShippedFiles.IdsIn(Folder), id => ShippedFiles.Load(Folder, id, TechniqueReader.Read));

    /// <summary>Reads a technique from a document with the validation that the shipped ones pass.</summary>
    /// <returns>The technique, or null where there are faults.</returns>
    public static Technique? Read(DataNode node, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(faults);
        int before = faults.Count;
        Technique? technique = RecordReader.ReadRecord(node, faults, TechniqueReader.Read);
        return faults.Count == before ? technique : null;
    }
}
