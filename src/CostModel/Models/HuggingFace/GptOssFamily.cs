using System.Collections.Immutable;

namespace CostModel.Models.HuggingFace;

/// <summary>gpt-oss: experts with biases, and a window in every second layer, the first one too.</summary>
internal static class GptOssFamily
{
    internal static ModelArchitecture Read(ConfigReader config)
    {
        bool bias = config.Flag("attention_bias", true);
        Attention full = DecoderShape.Heads(config) with { QkvBias = bias, OutputBias = bias };
        Attention sliding = full with { Window = config.Size("sliding_window") };
        MixtureOfExperts experts = MixtralFamily.Experts(config) with { Bias = true };
        ImmutableArray<bool> slides = LayerKinds.Read(
            config, DecoderShape.LayerCount(config), LayerKinds.Sliding, layer => layer % 2 == 0);
        return DecoderShape.Of(config, slides.Select(slide => new Layer(slide ? sliding : full, experts)));
    }
}
