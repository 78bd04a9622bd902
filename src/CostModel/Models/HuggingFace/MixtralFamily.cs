namespace CostModel.Models.HuggingFace;

/// <summary>Experts in every layer whose width is the <c>intermediate_size</c>: Mixtral and MiniMax-M2.</summary>
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
