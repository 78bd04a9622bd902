using System.Collections.Immutable;
using CostModel.Validation;

namespace CostModel.Models.HuggingFace;

/// <summary>What most families say with the same keys.</summary>
internal static class DecoderShape
{
    /// <summary>The whole shape, from <c>hidden_size</c>, <c>vocab_size</c> and <c>max_position_embeddings</c>.</summary>
    internal static ModelArchitecture Of(ConfigReader config, IEnumerable<Layer> layers, bool tiedByDefault = false) => new()
    {
        Hidden = config.Size("hidden_size"),
        Vocabulary = config.Size("vocab_size"),
        ContextLength = config.Positions("max_position_embeddings"),
        Layers = Group(layers),
        TiedEmbeddings = config.Tied(tiedByDefault),
    };

    internal static int LayerCount(ConfigReader config) => config.Count("num_hidden_layers");

    /// <summary>Equal layers together, in the order in which each kind first appears.</summary>
    internal static ImmutableArray<LayerGroup> Group(IEnumerable<Layer> layers)
        => [.. layers.GroupBy(layer => layer).Select(group => new LayerGroup(group.Count(), group.Key.Mixer, group.Key.FeedForward))];

    /// <summary>Heads as Llama names them: as many key-value heads as query heads, and the width divided among the heads, unless said otherwise.</summary>
    internal static Attention Heads(ConfigReader config)
    {
        int heads = config.Count("num_attention_heads");
        int keyValueHeads = config.OptionalCount("num_key_value_heads") ?? heads;
        config.RequireDivisor("num_key_value_heads", keyValueHeads, heads, "num_attention_heads");
        return new Attention
        {
            Heads = heads,
            KeyValueHeads = keyValueHeads,
            HeadDim = config.OptionalCount("head_dim") ?? SplitWidth(config, "num_attention_heads", heads, "hidden_size"),
        };
    }

    /// <summary>The part of a width that one head has.</summary>
    internal static int SplitWidth(ConfigReader config, string headsKey, int heads, string widthKey)
    {
        int width = config.Size(widthKey);
        config.RequireDivisor(headsKey, heads, width, widthKey);
        return heads > 0 ? width / heads : 0;
    }

    /// <summary>A width that is some number of times another one.</summary>
    internal static int Multiple(ConfigReader config, string timesKey, int times, int width)
    {
        long product = (long)times * width;
        if (product <= ConfigReader.LargestSize)
        {
            return (int)product;
        }

        config.Refuse(timesKey, FaultCodes.OutOfRange, FormattableString.Invariant($"'{timesKey}' times the width of {width} is too large"));
        return 0;
    }

    /// <summary>Experts per token, at most as many as there are.</summary>
    internal static int TopK(ConfigReader config, int experts, string expertsKey)
    {
        const string key = "num_experts_per_tok";
        int topK = config.Count(key);
        if (experts > 0 && topK > experts)
        {
            config.Refuse(
                key,
                FaultCodes.OutOfRange,
                FormattableString.Invariant($"'{key}' must be at most the {experts} of '{expertsKey}', not {topK}"));
        }

        return topK;
    }
}
