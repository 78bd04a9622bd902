namespace CostModel.Models.HuggingFace;

/// <summary>Snowflake Arctic: beside the experts of a layer stands a dense feed-forward part as wide as the residual stream.</summary>
internal static class ArcticFamily
{
    internal static ModelArchitecture Read(ConfigReader config)
    {
        MixtureOfExperts experts = MixtralFamily.Experts(config);
        if (config.Flag("use_residual"))
        {
            experts = experts with { SharedSize = config.Size("hidden_size") };
        }

        var dense = new DenseFeedForward(config.Size("intermediate_size"), Gated: true);
        Attention attention = DecoderShape.Heads(config) with { Window = config.OptionalSize("sliding_window") };
        int step = config.OptionalCount("moe_layer_frequency") ?? 1;
        return DecoderShape.Of(
            config,
            Enumerable.Range(1, DecoderShape.LayerCount(config)).Select(layer => new Layer(attention, layer % step == 0 ? experts : dense)));
    }
}
