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

    /// <summary>With the forward passes that are run again: a share of the layers', and the attention core alone where that is selected.</summary>
    internal static double WithRecomputation(ModelArchitecture model, int sequenceLength, double recompute, bool recomputesAttention)
    {
        ForwardFlops forward = ForwardFlops.PerToken(model, sequenceLength / 2.0, sequenceLength);
        double layers = forward.Total - forward.Head;
        return (3 * forward.Total) + (recompute * layers) + (recomputesAttention ? (1 - recompute) * forward.AttentionCore : 0);
    }

    /// <summary>The part of it that the attention core takes.</summary>
    internal static double AttentionPerToken(TrainingRun run)
    {
        ModelArchitecture model = run.Model!.Architecture!;
        int sequenceLength = OperatorTraining.SequenceLength(run, model);
        return 3 * ForwardFlops.PerToken(model, sequenceLength / 2.0, sequenceLength).AttentionCore;
    }
}
