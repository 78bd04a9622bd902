using System.Collections.Frozen;
using CostModel.Hardware;

namespace CostModel.Scenarios.Inputs;

/// <summary>The shapes of entry that the table of text inputs is written in.</summary>
internal static class TextInput
{
    internal static readonly FrozenDictionary<string, Depth> Depths = new Dictionary<string, Depth>(StringComparer.Ordinal)
    {
        ["napkin"] = Depth.Napkin,
        ["operator"] = Depth.Operator,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>An accelerator by id.</summary>
    internal static TextInputDefinition HardwareId(
        string path,
        string meaning,
        Func<Scenario, HardwareProfile?> get,
        Func<Scenario, HardwareProfile, Scenario> with)
        => new(
            path,
            "hardware",
            meaning,
            catalogs => catalogs.Hardware.Ids,
            s => get(s)?.Id,
            (s, text, catalogs) => catalogs.Hardware.TryGet(text, out HardwareProfile? hardware) ? with(s, hardware) : null)
        {
            Kind = TextInputKind.Hardware,
            Example = "h100-sxm-80gb",
        };

    /// <summary>One of a few named values.</summary>
    internal static TextInputDefinition OneOf<T>(
        string path,
        string kind,
        string meaning,
        IReadOnlyDictionary<string, T> choices,
        string example,
        Func<Scenario, T?> get,
        Func<Scenario, T, Scenario> with)
        where T : struct
        => new(
            path,
            kind,
            meaning,
            _ => choices.Keys,
            s => get(s) is { } value ? choices.First(choice => choice.Value.Equals(value)).Key : null,
            (s, text, _) => choices.TryGetValue(text, out T value) ? with(s, value) : null)
        {
            Example = example,
        };

    /// <summary>One of a few named records.</summary>
    internal static TextInputDefinition RecordOf<T>(
        string path,
        string noun,
        string meaning,
        IReadOnlyDictionary<string, T> choices,
        string example,
        Func<Scenario, T?> get,
        Func<Scenario, T, Scenario> with)
        where T : class
        => new(
            path,
            noun,
            meaning,
            _ => choices.Keys.Order(StringComparer.Ordinal),
            s => get(s) is { } value ? choices.First(choice => choice.Value.Equals(value)).Key : null,
            (s, text, _) => choices.TryGetValue(text, out T? value) ? with(s, value) : null)
        {
            Example = example,
        };
}
