using System.Collections.Immutable;

namespace CostModel.Efficiency.PostTraining;

/// <summary>A stage of post-training: what is generated, who labels it, and what learns from it.</summary>
public sealed record PostTrainingStage
{
    /// <summary>The name, such as <c>reward model</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The models in memory.</summary>
    public ImmutableArray<StageModel> Models { get; init; } = [];

    /// <summary>Tokens that are trained on, epochs and both sides of a pair counted.</summary>
    public Tokens TrainedTokens { get; init; }

    /// <summary>Tokens of the pre-training corpus that the policy is trained on besides, lest it forgets.</summary>
    public Tokens MixTokens { get; init; }

    /// <summary>Tokens that a model reads before it writes.</summary>
    public Tokens PromptTokens { get; init; }

    /// <summary>Tokens that a model writes.</summary>
    public Tokens GeneratedTokens { get; init; }

    /// <summary>The size of the model that writes; null for the policy.</summary>
    public ParameterCount? Generator { get; init; }

    /// <summary>Hours of paid labelling.</summary>
    public double LabelHours { get; init; }

    /// <summary>Fees to providers of other models.</summary>
    public Usd Fees { get; init; }
}
