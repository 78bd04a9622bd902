using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Documents.Scenarios;

/// <summary>A value that replaces one of a scenario, as <c>--set training.chips=1024</c> gives it.</summary>
/// <param name="Path">The input's path.</param>
/// <param name="Value">The value as text.</param>
/// <param name="Source">Where it comes from, for messages, such as <c>--set</c> or <c>--chips</c>.</param>
public sealed record ScenarioSetting(string Path, string Value, string Source)
{
    internal void ApplyTo(ScenarioReader reader)
    {
        var key = new SourcePosition(Source, 0, 0);
        reader.Set(Path, new DataScalar(Value, false, key), key);
    }
}
