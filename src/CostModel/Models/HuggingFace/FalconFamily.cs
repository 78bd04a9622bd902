namespace CostModel.Models.HuggingFace;

/// <summary>
/// Falcon: one key-value head (7B), some (40B, 180B: the new decoder architecture) or all of them (RW). Embeddings are tied, although published
/// checkpoints hold the output head a second time.
/// </summary>
internal static class FalconFamily
{
    internal static ModelArchitecture Read(ConfigReader config)
    {
        int hidden = config.Size("hidden_size");
        int heads = config.Count("num_attention_heads");
        bool bias = config.Flag("bias");
        bool isNew = config.Flag("new_decoder_architecture");
        int keyValueHeads = isNew ? config.OptionalCount("num_kv_heads") ?? heads : config.Flag("multi_query", true) ? 1 : heads;
        config.RequireDivisor("num_kv_heads", keyValueHeads, heads, "num_attention_heads");
        var attention = new Attention
        {
            Heads = heads,
            KeyValueHeads = keyValueHeads,
            HeadDim = DecoderShape.SplitWidth(config, "num_attention_heads", heads, "hidden_size"),
            QkvBias = bias,
            OutputBias = bias,
        };
        var layer = new Layer(attention, new DenseFeedForward(config.OptionalSize("ffn_hidden_size") ?? 4 * hidden, Gated: false, bias));
        return DecoderShape.Of(config, Enumerable.Repeat(layer, DecoderShape.LayerCount(config)), tiedByDefault: true) with
        {
            NormBias = true,
            ParallelParts = isNew || config.Flag("parallel_attn", true),
        };
    }
}
