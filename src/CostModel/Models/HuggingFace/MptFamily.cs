using CostModel.Validation;

namespace CostModel.Models.HuggingFace;

/// <summary>MPT: ALiBi, rotary or learned positions, with or without biases, tied embeddings.</summary>
internal static class MptFamily
{
    internal static ModelArchitecture Read(ConfigReader config)
    {
        int hidden = config.Size("d_model");
        int positions = config.Size("max_seq_len");
        bool bias = !config.Flag("no_bias");
        ConfigReader? attention = config.RequiredChild("attn_config");
        bool hasOtherPositions = attention is not null && (attention.Flag("alibi") || attention.Flag("rope"));
        return new ModelArchitecture
        {
            Hidden = hidden,
            Vocabulary = config.Size("vocab_size"),
            ContextLength = positions,
            Layers = DecoderShape.Group(Enumerable.Repeat(
                new Layer(ReadAttention(config, attention, bias), new DenseFeedForward(InnerWidth(config, hidden), Gated: false, bias)),
                config.Count("n_layers"))),
            TiedEmbeddings = config.Tied(true),
            LearnedPositions = config.Flag("learned_pos_emb", true) && !hasOtherPositions ? positions : 0,
            NormBias = bias,
        };
    }

    private static Attention ReadAttention(ConfigReader config, ConfigReader? attention, bool bias)
    {
        int heads = config.Count("n_heads");
        int keyValueHeads = attention?.OptionalText("attn_type") switch
        {
            null or "multihead_attention" => heads,
            "multiquery_attention" => 1,
            "grouped_query_attention" => attention.Count("kv_n_heads"),
            string type => UnknownType(attention, type),
        };
        attention?.RequireDivisor("kv_n_heads", keyValueHeads, heads, "n_heads");
        return new Attention
        {
            Heads = heads,
            KeyValueHeads = keyValueHeads,
            HeadDim = DecoderShape.SplitWidth(config, "n_heads", heads, "d_model"),
            QkvBias = bias,
            OutputBias = bias,
            QkNorm = attention is not null && attention.Flag("qk_ln"),
        };
    }

    private static int UnknownType(ConfigReader attention, string type)
    {
        attention.Refuse(
            "attn_type",
            FaultCodes.BadValue,
            $"'attn_type' must be multihead_attention, multiquery_attention or grouped_query_attention, not '{type}'");
        return 0;
    }

    private static int InnerWidth(ConfigReader config, int hidden)
        => DecoderShape.Multiple(config, "expansion_ratio", config.OptionalCount("expansion_ratio") ?? 4, hidden);
}
