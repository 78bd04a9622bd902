namespace CostModel.Models.HuggingFace;

/// <summary>GPT-NeoX, Pythia and Phi up to Phi-2: LayerNorm, biases everywhere, attention and feed-forward side by side.</summary>
internal static class GptNeoxFamily
{
    internal static ModelArchitecture ReadNeox(ConfigReader config)
    {
        bool bias = config.Flag("attention_bias", true);
        return Uniform(
            config,
            DecoderShape.Heads(config) with { QkvBias = bias, OutputBias = bias },
            parallel: config.Flag("use_parallel_residual", true));
    }

    /// <summary>Phi-1 to Phi-2; Phi-3 and Phi-4 are built like Llama.</summary>
    internal static ModelArchitecture ReadPhi(ConfigReader config)
        => Uniform(
            config,
            DecoderShape.Heads(config) with { QkvBias = true, OutputBias = true, QkNorm = config.Flag("qk_layernorm") },
            parallel: true);

    private static ModelArchitecture Uniform(ConfigReader config, Attention attention, bool parallel)
    {
        var layer = new Layer(attention, new DenseFeedForward(config.Size("intermediate_size"), Gated: false, Bias: true));
        return DecoderShape.Of(config, Enumerable.Repeat(layer, DecoderShape.LayerCount(config))) with
        {
            NormBias = true,
            ParallelParts = parallel,
        };
    }
}
