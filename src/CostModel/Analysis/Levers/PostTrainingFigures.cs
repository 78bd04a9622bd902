using CostModel.Efficiency.PostTraining;

namespace CostModel.Analysis.Levers;

/// <summary>A post-training pipeline for the model of a scenario, beside the reference of RLHF with PPO.</summary>
/// <param name="Estimate">The pipeline.</param>
/// <param name="Reference">RLHF with PPO for the same model.</param>
public sealed record PostTrainingFigures(PostTrainingEstimate Estimate, PostTrainingEstimate Reference)
{
    /// <summary>Its cost less that of the reference, as a share of the reference.</summary>
    public double ChangeOfCost => (Estimate.Cost / Reference.Cost) - 1;
}
