namespace CostModel.Models.HuggingFace;

/// <summary>OPT: as GPT-2, with an embedding that may be narrower than the residual stream (OPT-350M).</summary>
internal static class OptFamily
{
    /// <summary>Rows of the position table before the first position, as the transformers library stores it.</summary>
    private const int PositionOffset = 2;

    internal static ModelArchitecture Read(ConfigReader config)
    {
        bool bias = config.Flag("enable_bias", true);
        var layer = new Layer(
            DecoderShape.Heads(config) with { QkvBias = bias, OutputBias = bias },
            new DenseFeedForward(config.Size("ffn_dim"), Gated: false, bias));
        ModelArchitecture shape = DecoderShape.Of(
            config, Enumerable.Repeat(layer, DecoderShape.LayerCount(config)), tiedByDefault: true);
        int? width = config.OptionalSize("word_embed_proj_dim");
        return shape with
        {
            LearnedPositions = config.Size("max_position_embeddings") + PositionOffset,
            EmbeddingWidth = width == shape.Hidden ? null : width,
            NormBias = true,
        };
    }
}
