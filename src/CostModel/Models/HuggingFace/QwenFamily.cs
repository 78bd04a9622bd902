using System.Collections.Immutable;

namespace CostModel.Models.HuggingFace;

/// <summary>Qwen2 to Qwen3, dense and with experts. Qwen2 has biases on queries, keys and values; Qwen3 normalises queries and keys instead.</summary>
internal static class QwenFamily
{
    internal static ModelArchitecture ReadQwen2(ConfigReader config)
        => Read(config, DecoderShape.Heads(config) with { QkvBias = true }, Dense(config));

    internal static ModelArchitecture ReadQwen3(ConfigReader config) => Read(config, Qwen3Heads(config), Dense(config));

    internal static ModelArchitecture ReadQwen2Moe(ConfigReader config)
        => Read(config, DecoderShape.Heads(config) with { QkvBias = config.Flag("qkv_bias", true) }, FeedForwards(config));

    internal static ModelArchitecture ReadQwen3Moe(ConfigReader config) => Read(config, Qwen3Heads(config), FeedForwards(config));

    /// <summary>The feed-forward part of each layer: experts on every <c>decoder_sparse_step</c>-th, except the <c>mlp_only_layers</c>.</summary>
    internal static ImmutableArray<FeedForward> FeedForwards(ConfigReader config)
    {
        int count = config.Count("num_experts");
        var experts = new MixtureOfExperts
        {
            Experts = count,
            TopK = DecoderShape.TopK(config, count, "num_experts"),
            ExpertSize = config.Size("moe_intermediate_size"),
            SharedSize = config.SizeOrNone("shared_expert_intermediate_size"),
        };
        int step = config.OptionalCount("decoder_sparse_step") ?? 1;
        ImmutableArray<int> denseLayers = config.Numbers("mlp_only_layers");
        bool HasExperts(int layer) => !denseLayers.Contains(layer) && (layer + 1) % step == 0;

        int layers = DecoderShape.LayerCount(config);
        FeedForward dense = Enumerable.Range(0, layers).All(HasExperts) ? experts : DenseLayer(config);
        return [.. Enumerable.Range(0, layers).Select(layer => HasExperts(layer) ? experts : dense)];
    }

    internal static ImmutableArray<FeedForward> Dense(ConfigReader config)
        => [.. Enumerable.Repeat(DenseLayer(config), DecoderShape.LayerCount(config))];

    private static DenseFeedForward DenseLayer(ConfigReader config) => new(config.Size("intermediate_size"), Gated: true);

    private static Attention Qwen3Heads(ConfigReader config)
    {
        bool bias = config.Flag("attention_bias");
        return DecoderShape.Heads(config) with { QkvBias = bias, OutputBias = bias, QkNorm = true };
    }

    private static ModelArchitecture Read(ConfigReader config, Attention attention, ImmutableArray<FeedForward> feedForwards)
    {
        // The window counts only where it is switched on, and then only from a certain layer upwards.
        int? window = config.Flag("use_sliding_window") ? config.OptionalSize("sliding_window") : null;
        int firstWindowed = config.CountOrNone("max_window_layers");
        ImmutableArray<bool> windowed = LayerKinds.Read(
            config, feedForwards.Length, LayerKinds.Sliding, layer => window is not null && layer >= firstWindowed);
        return DecoderShape.Of(
            config,
            feedForwards.Zip(windowed, (feedForward, slides) => new Layer(slides ? attention with { Window = window } : attention, feedForward)));
    }
}
