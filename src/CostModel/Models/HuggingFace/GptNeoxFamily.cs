namespace CostModel.Models.HuggingFace;

/// <summary>GPT-NeoX and Pythia: biases everywhere, attention and feed-forward side by side unless said otherwise.</summary>
internal static class GptNeoxFamily
{
    internal static ModelArchitecture Read(ConfigReader config)
    {
        bool bias = config.Flag("attention_bias", true);
        var layer = new Layer(
            DecoderShape.Heads(config) with { QkvBias = bias, OutputBias = bias },
            new DenseFeedForward(config.Size("intermediate_size"), Gated: false, Bias: true));
        return DecoderShape.Of(config, Enumerable.Repeat(layer, DecoderShape.LayerCount(config))) with
        {
            NormBias = true,
            ParallelParts = config.Flag("use_parallel_residual", true),
        };
    }
}
