using CostModel.Validation;

namespace CostModel.Models.HuggingFace;

/// <summary>
/// Nemotron-H and Nemotron 3: a pattern with one letter per layer, each layer with only one part: <c>M</c> Mamba-2, <c>*</c> attention,
/// <c>E</c> experts, <c>-</c> a dense feed-forward part. Feed-forward parts have no gate.
/// </summary>
internal static class NemotronHFamily
{
    private const string PatternKey = "hybrid_override_pattern";

    internal static ModelArchitecture Read(ConfigReader config)
    {
        string pattern = config.Text(PatternKey);
        int layers = DecoderShape.LayerCount(config);
        if (layers > 0 && config.Has(PatternKey) && pattern.Length != layers)
        {
            config.Refuse(
                PatternKey,
                FaultCodes.Conflict,
                FormattableString.Invariant($"'{PatternKey}' has {pattern.Length} letters, and 'num_hidden_layers' says {layers}"));
        }

        var byLetter = new Dictionary<char, Layer>();
        foreach (char letter in pattern.Distinct())
        {
            byLetter[letter] = ReadLayer(config, letter);
        }

        return DecoderShape.Of(config, pattern.Select(letter => byLetter[letter])) with
        {
            PredictionModules = config.CountOrNone("num_nextn_predict_layers"),
        };
    }

    private static Layer ReadLayer(ConfigReader config, char letter)
    {
        switch (letter)
        {
            case 'M':
                return new Layer(ReadStateSpace(config), null);
            case '*':
                bool bias = config.Flag("attention_bias");
                return new Layer(DecoderShape.Heads(config) with { QkvBias = bias, OutputBias = bias }, null);
            case 'E':
                return new Layer(null, ReadExperts(config));
            case '-':
                return new Layer(null, new DenseFeedForward(config.Size("intermediate_size"), Gated: false, config.Flag("mlp_bias")));
            default:
                config.Refuse(PatternKey, FaultCodes.BadValue, $"'{PatternKey}' must be made of M, *, E and -, and '{letter}' is none of them");
                return default;
        }
    }

    private static StateSpace ReadStateSpace(ConfigReader config) => new()
    {
        Heads = config.Count("mamba_num_heads"),
        HeadDim = config.Count("mamba_head_dim"),
        StateSize = config.Count("ssm_state_size"),
        Groups = config.Count("n_groups"),
        ConvolutionTaps = config.Count("conv_kernel"),
    };

    private static MixtureOfExperts ReadExperts(ConfigReader config)
    {
        int count = config.Count("n_routed_experts");
        return new MixtureOfExperts
        {
            Experts = count,
            TopK = DecoderShape.TopK(config, count, "n_routed_experts"),
            ExpertSize = config.Size("moe_intermediate_size"),
            SharedSize = DecoderShape.Multiple(
                config, "n_shared_experts", config.CountOrNone("n_shared_experts"), config.SizeOrNone("moe_shared_expert_intermediate_size")),
            Gated = false,
            LatentSize = config.OptionalSize("moe_latent_size"),
        };
    }
}
