using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Scaling;

/// <summary>The loss laws that ship with the package, and the reader for a user's own.</summary>
public static class ScalingLawCatalog
{
    /// <summary>The id of the law that is used where none is named: the refit that agrees with the points behind Chinchilla.</summary>
    public const string DefaultId = "besiroglu-2024";

    private const string Folder = "scaling-laws";

    /// <summary>The shipped laws.</summary>
    public static Catalog<LossLaw> Default { get; } =
        new("scaling law", ShippedFiles.IdsIn(Folder), id => ShippedFiles.Load(Folder, id, LossLawReader.Read));

    /// <summary>Reads a law from a document with the validation that the shipped ones pass.</summary>
    /// <returns>The law, or null where there are faults.</returns>
    public static LossLaw? Read(DataNode node, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(faults);
        int before = faults.Count;
        LossLaw? law = RecordReader.ReadRecord(node, faults, LossLawReader.Read);
        return faults.Count == before ? law : null;
    }
}
