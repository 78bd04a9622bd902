namespace CostModel.Efficiency;

/// <summary>What a model, its hardware or its use must have for a technique to work.</summary>
public enum RequirementKind
{
    /// <summary>The shape of the model is known.</summary>
    Architecture,

    /// <summary>No routed experts.</summary>
    DenseModel,

    /// <summary>Routed experts.</summary>
    RoutedExperts,

    /// <summary>As many key-value heads as query heads.</summary>
    MultiHeadAttention,

    /// <summary>More than one key-value head, and no latent attention.</summary>
    SeveralKeyValueHeads,

    /// <summary>Modules that predict further tokens (MTP).</summary>
    PredictionModules,

    /// <summary>At least so many parameters.</summary>
    ParametersAtLeast,

    /// <summary>At most so many parameters.</summary>
    ParametersAtMost,

    /// <summary>Hardware whose matrix units compute in FP8.</summary>
    Fp8Hardware,

    /// <summary>Hardware whose matrix units compute in FP4.</summary>
    Fp4Hardware,

    /// <summary>Hardware whose matrix units compute in int8.</summary>
    Int8Hardware,

    /// <summary>Hardware with 2:4 sparse matrix units: NVIDIA from Ampere.</summary>
    SparseHardware,

    /// <summary>The model runs on hardware of the user's choice, not behind a provider's API.</summary>
    OwnServing,

    /// <summary>Prompts of at least so many tokens.</summary>
    InputTokensAtLeast,

    /// <summary>A released model to start from that is not the user's own: fewer than so many training tokens per parameter.</summary>
    TokensPerParameterAtMost,

    /// <summary>At least so many training tokens per parameter.</summary>
    TokensPerParameterAtLeast,
}
