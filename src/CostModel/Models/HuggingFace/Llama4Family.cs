using System.Collections.Immutable;

namespace CostModel.Models.HuggingFace;

/// <summary>
/// Llama 4: layers with rotary positions attend within a chunk, those without (every fourth) to everything; experts in every layer (Scout) or
/// every second (Maverick), each with a shared expert as wide as a routed one.
/// </summary>
internal static class Llama4Family
{
    internal static ModelArchitecture Read(ConfigReader config)
    {
        int layers = DecoderShape.LayerCount(config);
        bool bias = config.Flag("attention_bias");

        // The config's use_qk_norm is a norm without parameters, which QkNorm would count.
        Attention full = DecoderShape.Heads(config) with { QkvBias = bias, OutputBias = bias };
        Attention chunked = full with { Window = config.Size("attention_chunk_size") };
        MixtureOfExperts experts = MixtralFamily.Experts(config);
        experts = experts with { SharedSize = experts.ExpertSize };
        var dense = new DenseFeedForward(config.Size("intermediate_size_mlp"), Gated: true);
        ImmutableArray<bool> isChunked = LayerKinds.Read(config, layers, LayerKinds.Chunked, HasRotary(config));
        Func<int, bool> isSparse = IsSparse(config);
        return DecoderShape.Of(
            config,
            isChunked.Select((chunk, layer) => new Layer(chunk ? chunked : full, isSparse(layer) ? experts : dense)));
    }

    /// <summary>By the list <c>no_rope_layers</c>, which holds 1 for a layer that has rotary positions, or by the interval.</summary>
    private static Func<int, bool> HasRotary(ConfigReader config)
    {
        ImmutableArray<int> listed = config.Numbers("no_rope_layers");
        int interval = config.OptionalCount("no_rope_layer_interval") ?? 4;
        return layer => layer < listed.Length ? listed[layer] == 1 : (layer + 1) % interval != 0;
    }

    private static Func<int, bool> IsSparse(ConfigReader config)
    {
        ImmutableArray<int> listed = config.Numbers("moe_layers");
        int step = config.OptionalCount("interleave_moe_layer_step") ?? 1;
        return layer => listed.IsEmpty ? (layer + 1) % step == 0 : listed.Contains(layer);
    }
}
