namespace CostModel.Models.HuggingFace;

/// <summary>Dense decoders with gated feed-forward parts and RMS norms: Llama and what is built like it.</summary>
internal static class LlamaFamily
{
    internal static ModelArchitecture ReadLlama(ConfigReader config)
    {
        bool bias = config.Flag("attention_bias");
        return Uniform(config, DecoderShape.Heads(config) with { QkvBias = bias, OutputBias = bias }, config.Flag("mlp_bias"));
    }

    /// <summary>Mistral and Phi-3: a window on every layer where the configuration gives one.</summary>
    internal static ModelArchitecture ReadWindowed(ConfigReader config)
        => Uniform(config, DecoderShape.Heads(config) with { Window = config.OptionalSize("sliding_window") });

    private static ModelArchitecture Uniform(ConfigReader config, Attention attention, bool bias = false)
    {
        var layer = new Layer(attention, new DenseFeedForward(config.Size("intermediate_size"), Gated: true, bias));
        return DecoderShape.Of(config, Enumerable.Repeat(layer, DecoderShape.LayerCount(config)));
    }
}
