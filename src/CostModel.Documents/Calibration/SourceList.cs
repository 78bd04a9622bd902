using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CostModel.Catalogs;

namespace CostModel.Documents.Calibration;

/// <summary>Writes <c>sources</c>: each citation once, with the fields that it stands for.</summary>
internal static class SourceList
{
    internal static JsonArray Write(ImmutableDictionary<string, Citation> sources)
        => new([.. sources.GroupBy(pair => pair.Value).OrderBy(group => group.Min(pair => pair.Key), StringComparer.Ordinal).Select(Entry)]);

    private static JsonNode Entry(IGrouping<Citation, KeyValuePair<string, Citation>> group)
    {
        var entry = new JsonObject
        {
            ["for"] = new JsonArray([.. group.Select(pair => (JsonNode)pair.Key).OrderBy(key => key.ToString(), StringComparer.Ordinal)]),
            ["source"] = group.Key.Source,
        };
        if (group.Key.AsOf.Length > 0)
        {
            entry["asOf"] = group.Key.AsOf;
        }

        if (group.Key.Note is { } note)
        {
            entry["note"] = note;
        }

        return entry;
    }
}
