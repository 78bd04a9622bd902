using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Models;

/// <summary>The models that ship with the package, and the reader for a user's own.</summary>
public static class ModelCatalog
{
    private const string Folder = "models";

    /// <summary>The shipped models, each read from its file when first asked for.</summary>
    public static Catalog<Model> Default { get; } =
        new("model", ShippedFiles.IdsIn(Folder), id => ShippedFiles.Load(Folder, id, ModelReader.Read));

    /// <summary>Reads a model in the catalog's own format, with the validation that the shipped ones pass.</summary>
    /// <returns>The model, or null where there are faults.</returns>
    public static Model? Read(DataNode node, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(faults);
        int before = faults.Count;
        Model? model = RecordReader.ReadRecord(node, faults, ModelReader.Read);
        return faults.Count == before ? model : null;
    }
}
