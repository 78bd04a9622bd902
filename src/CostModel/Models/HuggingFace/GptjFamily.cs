namespace CostModel.Models.HuggingFace;

/// <summary>GPT-J: attention and feed-forward side by side, biases only in the feed-forward part.</summary>
internal static class GptjFamily
{
    internal static ModelArchitecture Read(ConfigReader config)
    {
        int hidden = config.Size("n_embd");
        int heads = config.Count("n_head");
        var attention = new Attention
        {
            Heads = heads,
            KeyValueHeads = heads,
            HeadDim = DecoderShape.SplitWidth(config, "n_head", heads, "n_embd"),
        };
        var feedForward = new DenseFeedForward(config.OptionalSize("n_inner") ?? 4 * hidden, Gated: false, Bias: true);
        return new ModelArchitecture
        {
            Hidden = hidden,
            Vocabulary = config.Size("vocab_size"),
            ContextLength = config.Positions("n_positions"),
            Layers = DecoderShape.Group(Enumerable.Repeat(new Layer(attention, feedForward), config.Count("n_layer"))),
            TiedEmbeddings = config.Tied(false),
            NormBias = true,
            ParallelParts = true,
        };
    }
}
