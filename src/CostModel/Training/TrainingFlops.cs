using CostModel.Models;

namespace CostModel.Training;

/// <summary>Model FLOPs of a training token from the architecture.</summary>
internal static class TrainingFlops
{
    /// <summary>
    /// Three times the forward pass: one forward, two backward. Attention is counted over the half of the sequence that a causal mask leaves,
    /// logits are in and the embedding look-up is out: the convention of Megatron-Core since 2024.
    /// </summary>
    internal static double PerToken(ModelArchitecture model, int sequenceLength)
        => 3 * ForwardFlops.PerToken(model, sequenceLength / 2.0, sequenceLength).Total;

    /// <summary>
    /// The same where weights are frozen: their products run forward and backward once each, and only attention and adapters take three passes.
    /// </summary>
    internal static double PerToken(ModelArchitecture model, int sequenceLength, FineTuning? fineTuning)
    {
        if (fineTuning is null)
        {
            return PerToken(model, sequenceLength);
        }

        ForwardFlops forward = ForwardFlops.PerToken(model, sequenceLength / 2.0, sequenceLength);
        return (2 * forward.Total) + forward.AttentionCore + (3 * AdaptersForward(model, fineTuning));
    }

    /// <summary>With the forward passes that are run again: a share of the layers', and the attention core alone where that is selected.</summary>
    internal static double WithRecomputation(
        ModelArchitecture model, int sequenceLength, double recompute, bool recomputesAttention, FineTuning? fineTuning)
    {
        ForwardFlops forward = ForwardFlops.PerToken(model, sequenceLength / 2.0, sequenceLength);
        double layers = forward.Total - forward.Head + (fineTuning is null ? 0 : AdaptersForward(model, fineTuning));
        return PerToken(model, sequenceLength, fineTuning) + (recompute * layers) + (recomputesAttention ? (1 - recompute) * forward.AttentionCore : 0);
    }

    /// <summary>The part of it that the attention core takes.</summary>
    internal static double AttentionPerToken(TrainingRun run)
    {
        ModelArchitecture model = run.Model!.Architecture!;
        int sequenceLength = OperatorTraining.SequenceLength(run, model);
        return 3 * ForwardFlops.PerToken(model, sequenceLength / 2.0, sequenceLength).AttentionCore;
    }

    private static double AdaptersForward(ModelArchitecture model, FineTuning fineTuning) => model.Layers.Sum(group =>
    {
        var adapters = AdapterShape.Of(group, model.Hidden, fineTuning.Targets);
        return 2 * group.Count * fineTuning.Rank * (adapters.Inputs + adapters.Outputs);
    });
}
