namespace CostModel.Scaling;

/// <summary>A model at the target loss, with what it costs.</summary>
/// <param name="Parameters">Parameters.</param>
/// <param name="Tokens">Training tokens.</param>
/// <param name="Loss">The loss, with its flags.</param>
/// <param name="Training">Cost of training, in the unit of the search: FLOPs or dollars.</param>
/// <param name="Inference">Cost of inference over the life of the model, in the same unit.</param>
public sealed record LifetimePoint(ParameterCount Parameters, Tokens Tokens, LossEstimate Loss, double Training, double Inference)
{
    /// <summary>Training and inference.</summary>
    public double Total => Training + Inference;
}

/// <summary>The compute-optimal model of a quality beside the one that is cheapest over its life.</summary>
/// <param name="Reference">The compute-optimal model.</param>
/// <param name="Optimum">The cheapest model of the same loss.</param>
public sealed record LifetimePlan(LifetimePoint Reference, LifetimePoint Optimum)
{
    /// <summary>What the optimum saves, in the unit of the search.</summary>
    public double Saving => Reference.Total - Optimum.Total;

    /// <summary>The saving as a fraction of the reference.</summary>
    public double SavingShare => Saving / Reference.Total;
}
