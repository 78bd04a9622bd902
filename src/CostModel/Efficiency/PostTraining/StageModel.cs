namespace CostModel.Efficiency.PostTraining;

/// <summary>A model that must be in memory during a stage.</summary>
/// <param name="Role">What it is there for: policy, reference, reward model, value model, judge, teacher.</param>
/// <param name="Size">Its parameters; null for as many as the policy.</param>
/// <param name="Trained">Whether its weights change.</param>
/// <param name="Forward">Times that it reads every trained token without learning from it: scores, reference probabilities.</param>
/// <param name="Copies">How many of it are trained one after another, at least 1.</param>
public sealed record StageModel(string Role, ParameterCount? Size, bool Trained, double Forward = 0, double Copies = 1)
{
    /// <summary>Bytes per parameter of a model that learns: weights, gradients, and Adam with a master copy in mixed precision.</summary>
    internal const double TrainedBytes = 16;

    /// <summary>Bytes per parameter of a model that only reads, in half precision.</summary>
    internal const double FrozenBytes = 2;

    internal double Parameters(ParameterCount policy) => (Size ?? policy).TotalParameters;
}
