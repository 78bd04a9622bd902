namespace CostModel.Models.HuggingFace;

/// <summary>Latent attention with shared and routed experts after a few dense layers: DeepSeek-V2 and V3, Kimi-K2; with a sparse indexer V3.2 and GLM-5.</summary>
internal static class DeepSeekFamily
{
    internal static ModelArchitecture Read(ConfigReader config) => Read(config, null);

    /// <summary>The variants whose attention reads only the positions that a light scorer picks.</summary>
    internal static ModelArchitecture ReadSparse(ConfigReader config)
        => Read(config, new SparseIndexer(config.Count("index_n_heads"), config.Count("index_head_dim"), config.Size("index_topk")));

    private static ModelArchitecture Read(ConfigReader config, SparseIndexer? indexer)
    {
        var attention = new LatentAttention
        {
            Heads = config.Count("num_attention_heads"),
            QueryRank = config.OptionalSize("q_lora_rank"),
            KeyValueRank = config.Size("kv_lora_rank"),
            NopeDim = config.Count("qk_nope_head_dim"),
            RopeDim = config.Count("qk_rope_head_dim"),
            ValueDim = config.Count("v_head_dim"),
            Indexer = indexer,
        };
        MixtureOfExperts experts = ReadExperts(config);
        var dense = new DenseFeedForward(config.Size("intermediate_size"), Gated: true);
        int firstSparse = config.CountOrNone("first_k_dense_replace");
        int step = config.OptionalCount("moe_layer_freq") ?? 1;
        ModelArchitecture shape = DecoderShape.Of(
            config,
            Enumerable.Range(0, DecoderShape.LayerCount(config))
                .Select(layer => new Layer(attention, layer >= firstSparse && layer % step == 0 ? experts : dense)));
        return shape with { PredictionModules = config.CountOrNone("num_nextn_predict_layers") };
    }

    private static MixtureOfExperts ReadExperts(ConfigReader config)
    {
        int count = config.Count("n_routed_experts");
        int size = config.Size("moe_intermediate_size");
        return new MixtureOfExperts
        {
            Experts = count,
            TopK = DecoderShape.TopK(config, count, "n_routed_experts"),
            ExpertSize = size,
            SharedSize = DecoderShape.Multiple(config, "n_shared_experts", config.CountOrNone("n_shared_experts"), size),
        };
    }
}
