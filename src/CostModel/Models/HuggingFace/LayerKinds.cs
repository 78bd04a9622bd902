using System.Collections.Immutable;
using CostModel.Validation;

namespace CostModel.Models.HuggingFace;

/// <summary>Which layers attend to the whole context, and which do something cheaper.</summary>
internal static class LayerKinds
{
    internal const string Sliding = "sliding_attention";
    internal const string Chunked = "chunked_attention";
    internal const string Linear = "linear_attention";
    private const string Full = "full_attention";
    private const string Key = "layer_types";

    /// <summary>For each layer whether it is of the cheaper kind: from <c>layer_types</c>, or by the family's own rule where that is absent.</summary>
    internal static ImmutableArray<bool> Read(ConfigReader config, int layers, string cheaper, Func<int, bool> rule)
    {
        if (!config.Has(Key))
        {
            return [.. Enumerable.Range(0, layers).Select(rule)];
        }

        ImmutableArray<string> kinds = config.Texts(Key);
        foreach (string kind in kinds)
        {
            if (kind != Full && kind != cheaper)
            {
                config.Refuse(Key, FaultCodes.BadValue, $"'{Key}' must list {Full} and {cheaper}, and '{kind}' is neither");
            }
        }

        if (layers > 0 && kinds.Length != layers)
        {
            config.Refuse(
                Key,
                FaultCodes.Conflict,
                FormattableString.Invariant($"'{Key}' lists {kinds.Length} layers, and 'num_hidden_layers' says {layers}"));
        }

        return [.. kinds.Select(kind => kind == cheaper)];
    }
}
