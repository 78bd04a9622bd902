using CostModel.Catalogs;
using CostModel.Scenarios.Inputs;
using CostModel.Validation;

namespace CostModel.Documents.Scenarios;

/// <summary>A value that may stand alone or as <c>{ value, source, asOf, note }</c>.</summary>
/// <param name="Value">The value itself.</param>
/// <param name="Citation">What stands behind it; null where the file names nothing.</param>
internal sealed record ProvenancedValue(DataNode Value, Citation? Citation)
{
    private static readonly string[] s_keys = ["value", "source", "asOf", "note"];

    internal static ProvenancedValue Of(DataNode node, string path, FaultCollector faults)
    {
        if (node is not DataMapping mapping || mapping.Find("value") is not { } value)
        {
            return new ProvenancedValue(node, null);
        }

        foreach (DataEntry entry in mapping.Entries.Where(entry => !s_keys.Contains(entry.Key)))
        {
            string? nearest = NearestMatch.Of(entry.Key, s_keys);
            faults.Add(new Fault(
                FaultCodes.UnknownKey,
                InputPath.Join(path, entry.Key),
                $"unknown key '{entry.Key}' beside a value",
                nearest is null ? $"known keys: {string.Join(", ", s_keys)}" : $"did you mean '{nearest}'?",
                entry.KeyPosition));
        }

        string source = TextOf(mapping, "source", path, faults) ?? "";
        string asOf = TextOf(mapping, "asOf", path, faults) ?? "";
        string? note = TextOf(mapping, "note", path, faults);
        if (asOf.Length > 0 && !Citation.IsDate(asOf))
        {
            string message = $"'{asOf}' is no date: expected a year, a month or a day, as 2023, 2023-03 or 2023-03-14";
            faults.Add(new Fault(FaultCodes.BadValue, InputPath.Join(path, "asOf"), message, null, mapping.Find("asOf")!.Value.Position));
        }

        bool named = source.Length > 0 || asOf.Length > 0;
        return new ProvenancedValue(value.Value, named ? new Citation(source, asOf, note) : null);
    }

    private static string? TextOf(DataMapping mapping, string key, string path, FaultCollector faults)
    {
        DataNode? node = mapping.Find(key)?.Value;
        if (node is not null and not DataScalar)
        {
            faults.Add(new Fault(FaultCodes.WrongShape, InputPath.Join(path, key), $"'{key}' is a single value", null, node.Position));
        }

        return (node as DataScalar)?.Text;
    }
}
