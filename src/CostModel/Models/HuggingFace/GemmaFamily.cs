using System.Collections.Immutable;

namespace CostModel.Models.HuggingFace;

/// <summary>Gemma, Gemma 2 and Gemma 3: tied embeddings, and from Gemma 2 on a window in some layers and norms before and after each part.</summary>
internal static class GemmaFamily
{
    internal static ModelArchitecture ReadGemma(ConfigReader config)
        => DecoderShape.Of(
            config,
            Enumerable.Repeat(new Layer(Heads(config), FeedForward(config)), DecoderShape.LayerCount(config)),
            tiedByDefault: true);

    /// <summary>Every second layer slides, the first one too.</summary>
    internal static ModelArchitecture ReadGemma2(ConfigReader config)
        => Alternating(config, Heads(config), layer => layer % 2 == 0);

    /// <summary>
    /// All but every sixth layer slide. Published configurations leave out what equals the defaults of Gemma3TextConfig in the
    /// transformers library, so these are filled in here.
    /// </summary>
    internal static ModelArchitecture ReadGemma3(ConfigReader config)
    {
        Attention heads = Heads(config, new Attention { Heads = 8, KeyValueHeads = 4, HeadDim = 256, QkNorm = true });
        int pattern = config.OptionalCount("sliding_window_pattern") ?? 6;
        return Alternating(config, heads, layer => (layer + 1) % pattern != 0, defaultVocabulary: 262_208, defaultContext: 131_072);
    }

    private static Attention Heads(ConfigReader config, Attention? defaults = null)
    {
        Attention heads = new()
        {
            Heads = Value("num_attention_heads", defaults?.Heads),
            KeyValueHeads = Value("num_key_value_heads", defaults?.KeyValueHeads),
            HeadDim = Value("head_dim", defaults?.HeadDim),
            QkvBias = config.Flag("attention_bias"),
            OutputBias = config.Flag("attention_bias"),
            QkNorm = defaults is not null && defaults.QkNorm,
        };
        config.RequireDivisor("num_key_value_heads", heads.KeyValueHeads, heads.Heads, "num_attention_heads");
        return heads;

        int Value(string key, int? otherwise) => otherwise is { } value ? config.OptionalCount(key) ?? value : config.Count(key);
    }

    private static DenseFeedForward FeedForward(ConfigReader config) => new(config.Size("intermediate_size"), Gated: true);

    private static ModelArchitecture Alternating(
        ConfigReader config, Attention attention, Func<int, bool> rule, int? defaultVocabulary = null, int defaultContext = 0)
    {
        Attention sliding = attention with { Window = config.Size("sliding_window") };
        DenseFeedForward feedForward = FeedForward(config);
        ImmutableArray<bool> slides = LayerKinds.Read(config, DecoderShape.LayerCount(config), LayerKinds.Sliding, rule);
        return new ModelArchitecture
        {
            Hidden = config.Size("hidden_size"),
            Vocabulary = config.OptionalSize("vocab_size") ?? defaultVocabulary ?? config.Size("vocab_size"),
            ContextLength = config.Has("max_position_embeddings") ? config.Positions("max_position_embeddings") : defaultContext,
            Layers = DecoderShape.Group(slides.Select(slide => new Layer(slide ? sliding : attention, feedForward))),
            TiedEmbeddings = config.Tied(true),
            NormsPerPart = 2,
        };
    }
}
