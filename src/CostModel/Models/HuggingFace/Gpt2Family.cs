namespace CostModel.Models.HuggingFace;

/// <summary>GPT-2: learned positions, biases everywhere, tied embeddings.</summary>
internal static class Gpt2Family
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
            QkvBias = true,
            OutputBias = true,
        };
        var feedForward = new DenseFeedForward(config.OptionalSize("n_inner") ?? 4 * hidden, Gated: false, Bias: true);
        int positions = config.Size("n_positions");
        return new ModelArchitecture
        {
            Hidden = hidden,
            Vocabulary = config.Size("vocab_size"),
            ContextLength = positions,
            Layers = DecoderShape.Group(Enumerable.Repeat(new Layer(attention, feedForward), config.Count("n_layer"))),
            TiedEmbeddings = config.Tied(true),
            LearnedPositions = positions,
            NormBias = true,
        };
    }
}
