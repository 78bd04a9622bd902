namespace CostModel.Models.HuggingFace;

/// <summary>Phi-1 to Phi-2: biases everywhere, attention and feed-forward side by side. (Phi-3 and Phi-4 are built like Llama.)</summary>
internal static class PhiFamily
{
    internal static ModelArchitecture Read(ConfigReader config)
    {
        var layer = new Layer(
            DecoderShape.Heads(config) with { QkvBias = true, OutputBias = true, QkNorm = config.Flag("qk_layernorm") },
            new DenseFeedForward(config.Size("intermediate_size"), Gated: false, Bias: true));
        return DecoderShape.Of(config, Enumerable.Repeat(layer, DecoderShape.LayerCount(config))) with
        {
            NormBias = true,
            ParallelParts = true,
        };
    }
}
