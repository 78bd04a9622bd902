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

    /// <summary>The part of it that the attention core takes.</summary>
    internal static double AttentionPerToken(TrainingRun run)
    {
        ModelArchitecture model = run.Model!.Architecture!;
        int sequenceLength = OperatorTraining.SequenceLength(run, model);
        return 3 * ForwardFlops.PerToken(model, sequenceLength / 2.0, sequenceLength).AttentionCore;
    }
}
