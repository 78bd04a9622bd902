using System.Collections.Immutable;

namespace CostModel.Models.HuggingFace;

/// <summary>Qwen3-Next and Qwen3.5: gated delta-rule layers, with gated full attention every few layers.</summary>
internal static class QwenHybridFamily
{
    internal static ModelArchitecture Read(ConfigReader config)
    {
        bool bias = config.Flag("attention_bias");
        Attention full = DecoderShape.Heads(config) with
        {
            QkvBias = bias,
            OutputBias = bias,
            QkNorm = true,
            OutputGate = config.Flag("attn_output_gate", true),
        };
        LinearAttention linear = ReadLinear(config);
        ImmutableArray<FeedForward> feedForwards = config.Has("num_experts") ? QwenFamily.FeedForwards(config) : QwenFamily.Dense(config);
        int interval = config.OptionalCount("full_attention_interval") ?? 4;
        ImmutableArray<bool> isLinear = LayerKinds.Read(
            config, feedForwards.Length, LayerKinds.Linear, layer => (layer + 1) % interval != 0);
        ModelArchitecture shape = DecoderShape.Of(
            config,
            feedForwards.Zip(isLinear, (feedForward, cheap) => new Layer(cheap ? linear : full, feedForward)));
        return shape with { PredictionModules = config.CountOrNone("mtp_num_hidden_layers") };
    }

    private static LinearAttention ReadLinear(ConfigReader config)
    {
        int keyHeads = config.Count("linear_num_key_heads");
        int valueHeads = config.Count("linear_num_value_heads");
        config.RequireDivisor("linear_num_key_heads", keyHeads, valueHeads, "linear_num_value_heads");
        return new LinearAttention
        {
            KeyHeads = keyHeads,
            ValueHeads = valueHeads,
            KeyDim = config.Count("linear_key_head_dim"),
            ValueDim = config.Count("linear_value_head_dim"),
            ConvolutionTaps = config.Count("linear_conv_kernel_dim"),
        };
    }
}
