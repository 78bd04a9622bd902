using System.Collections.Immutable;

namespace CostModel.Models.HuggingFace;

/// <summary>Models whose <c>num_local_experts</c> are each as wide as <c>intermediate_size</c>: Mixtral, MiniMax-M2, gpt-oss, Arctic.</summary>
internal static class MixtralFamily
{
    internal static ModelArchitecture ReadMixtral(ConfigReader config)
        => Uniform(config, DecoderShape.Heads(config) with { Window = config.OptionalSize("sliding_window") }, Experts(config));

    internal static ModelArchitecture ReadMiniMax(ConfigReader config)
    {
        Attention attention = DecoderShape.Heads(config) with { QkNorm = config.Flag("use_qk_norm") };
        MixtureOfExperts experts = Experts(config) with { SharedSize = config.SizeOrNone("shared_intermediate_size") };
        return Uniform(config, attention, experts) with
        {
            PredictionModules = config.Flag("use_mtp") ? config.CountOrNone("num_mtp_modules") : 0,
        };
    }

    /// <summary>gpt-oss: experts with biases, and a window in every second layer, the first one too.</summary>
    internal static ModelArchitecture ReadGptOss(ConfigReader config)
    {
        bool bias = config.Flag("attention_bias", true);
        Attention full = DecoderShape.Heads(config) with { QkvBias = bias, OutputBias = bias };
        Attention sliding = full with { Window = config.Size("sliding_window") };
        MixtureOfExperts experts = Experts(config) with { Bias = true };
        ImmutableArray<bool> slides = LayerKinds.Read(
            config, DecoderShape.LayerCount(config), LayerKinds.Sliding, layer => layer % 2 == 0);
        return DecoderShape.Of(config, slides.Select(slide => new Layer(slide ? sliding : full, experts)));
    }

    /// <summary>Arctic: beside the experts of a layer stands a dense feed-forward part as wide as the residual stream.</summary>
    internal static ModelArchitecture ReadArctic(ConfigReader config)
    {
        MixtureOfExperts experts = Experts(config) with { SharedSize = config.Flag("use_residual") ? config.Size("hidden_size") : 0 };
        var dense = new DenseFeedForward(config.Size("intermediate_size"), Gated: true);
        Attention attention = DecoderShape.Heads(config) with { Window = config.OptionalSize("sliding_window") };
        int step = config.OptionalCount("moe_layer_frequency") ?? 1;
        return DecoderShape.Of(
            config,
            Enumerable.Range(1, DecoderShape.LayerCount(config)).Select(layer => new Layer(attention, layer % step == 0 ? experts : dense)));
    }

    /// <summary>The experts of one layer.</summary>
    internal static MixtureOfExperts Experts(ConfigReader config)
    {
        int count = config.Count("num_local_experts");
        return new MixtureOfExperts
        {
            Experts = count,
            TopK = DecoderShape.TopK(config, count, "num_local_experts"),
            ExpertSize = config.Size("intermediate_size"),
        };
    }

    private static ModelArchitecture Uniform(ConfigReader config, Attention attention, MixtureOfExperts experts)
        => DecoderShape.Of(config, Enumerable.Repeat(new Layer(attention, experts), DecoderShape.LayerCount(config)));
}
