using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Documents.Text;

/// <summary>Reads a YAML or JSON file into nodes; the ending of its name says which it is.</summary>
internal static class DataFile
{
    internal static DataNode? Read(string path, FaultCollector faults)
        => TextFile.Read(path, faults) is { } text ? Parse(text, path, faults) : null;

    internal static DataNode? Parse(string text, string fileName, FaultCollector faults)
        => IsJson(fileName) ? JsonDataReader.Read(text, fileName, faults) : YamlDataReader.Read(text, fileName, faults);

    internal static bool IsData(string path) => IsJson(path) || HasEnding(path, ".yaml") || HasEnding(path, ".yml");

    private static bool IsJson(string path) => HasEnding(path, ".json");

    private static bool HasEnding(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
