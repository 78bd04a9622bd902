namespace CostModel.Models.HuggingFace;

/// <summary>GPT-2 and GPT-J: one key-value head per head, LayerNorm, a feed-forward part with biases, four times as wide unless said otherwise.</summary>
internal static class GptFamily
{
    /// <summary>GPT-2: learned positions, biases in the attention too, a tied embedding.</summary>
    internal static ModelArchitecture ReadGpt2(ConfigReader config)
        => Uniform(config, attentionBias: true) with
        {
            TiedEmbeddings = config.Tied(true),
            LearnedPositions = config.Size("n_positions"),
        };

    /// <summary>GPT-J: rotary positions, attention and feed-forward side by side.</summary>
    internal static ModelArchitecture ReadGptj(ConfigReader config)
        => Uniform(config, attentionBias: false) with { TiedEmbeddings = config.Tied(false), ParallelParts = true };

    private static ModelArchitecture Uniform(ConfigReader config, bool attentionBias)
    {
        int hidden = config.Size("n_embd");
        int heads = config.Count("n_head");
        var attention = new Attention
        {
            Heads = heads,
            KeyValueHeads = heads,
            HeadDim = DecoderShape.SplitWidth(config, "n_head", heads, "n_embd"),
            QkvBias = attentionBias,
            OutputBias = attentionBias,
        };
        var feedForward = new DenseFeedForward(config.OptionalSize("n_inner") ?? 4 * hidden, Gated: false, Bias: true);
        return new ModelArchitecture
        {
            Hidden = hidden,
            Vocabulary = config.Size("vocab_size"),
            ContextLength = config.Positions("n_positions"),
            Layers = DecoderShape.Group(Enumerable.Repeat(new Layer(attention, feedForward), config.Count("n_layer"))),
            NormBias = true,
        };
    }
}
