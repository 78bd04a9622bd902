namespace CostModel.Models.HuggingFace;

/// <summary>BLOOM: ALiBi positions, biases everywhere, tied embeddings, four times the width in the feed-forward part.</summary>
internal static class BloomFamily
{
    internal static ModelArchitecture Read(ConfigReader config)
    {
        string hiddenKey = config.NameOf("hidden_size", "n_embed");
        string headsKey = config.NameOf("n_head", "num_attention_heads");
        int hidden = config.Size(hiddenKey);
        int heads = config.Count(headsKey);
        var attention = new Attention
        {
            Heads = heads,
            KeyValueHeads = heads,
            HeadDim = DecoderShape.SplitWidth(config, headsKey, heads, hiddenKey),
            QkvBias = true,
            OutputBias = true,
        };
        var layer = new Layer(attention, new DenseFeedForward(4 * hidden, Gated: false, Bias: true));
        return new ModelArchitecture
        {
            Hidden = hidden,
            Vocabulary = config.Size("vocab_size"),
            ContextLength = config.Positions("seq_length"),
            Layers = DecoderShape.Group(Enumerable.Repeat(layer, config.Count(config.NameOf("n_layer", "num_hidden_layers")))),
            TiedEmbeddings = config.Tied(true),
            NormBias = true,
        };
    }
}
