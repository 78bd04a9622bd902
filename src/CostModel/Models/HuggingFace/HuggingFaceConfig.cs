using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Models.HuggingFace;

/// <summary>
/// Reads the shape of a model from the <c>config.json</c> that Hugging Face checkpoints carry. Of a multimodal model only the language part is read.
/// </summary>
public static class HuggingFaceConfig
{
    /// <summary>Reads one configuration. Keys that say nothing of the shape, such as quantization, are passed over.</summary>
    /// <param name="node">The document, from <see cref="JsonDataReader"/>.</param>
    /// <param name="name">The id and name to give the model, such as <c>mistral-7b</c>.</param>
    /// <param name="faults">Receives a missing key, a value that makes no sense, and a family that is not known.</param>
    /// <returns>The model, or null where there are faults.</returns>
    public static Model? Read(DataNode node, string name, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(faults);
        if (node is not DataMapping mapping)
        {
            faults.Add(new Fault(FaultCodes.WrongShape, "", "expected a config.json: a mapping of keys and values", null, node.Position));
            return null;
        }

        int before = faults.Count;
        ModelArchitecture? architecture = ModelFamilies.Read(new ConfigReader(mapping, faults));
        return architecture is null || faults.Count > before ? null : Model.OfArchitecture(name, name, architecture);
    }
}
