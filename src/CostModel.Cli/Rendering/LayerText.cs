using CostModel.Models;

namespace CostModel.Cli.Rendering;

/// <summary>A group of layers as a person describes it.</summary>
internal static class LayerText
{
    internal static string Of(LayerGroup group) => string.Join("; ", new[] { Mixer(group.Mixer), FeedForward(group.FeedForward) }.OfType<string>());

    private static string? Mixer(SequenceMixer? mixer) => mixer switch
    {
        Attention { Heads: var heads } attention => FormattableString.Invariant(
            $"attention, {heads} heads of {attention.HeadDim}, {attention.KeyValueHeads} KV heads{Window(attention.Window)}"),
        LatentAttention latent => FormattableString.Invariant(
            $"latent attention, {latent.Heads} heads, {latent.CachedWidth} cached{(latent.Indexer is { } indexer ? $", sparse: top {indexer.TopK}" : "")}"),
        StateSpace state => FormattableString.Invariant($"state space, {state.Heads} heads of {state.HeadDim}, state {state.StateSize}"),
        LinearAttention linear => FormattableString.Invariant(
            $"linear attention, {linear.KeyHeads} key and {linear.ValueHeads} value heads"),
        _ => null,
    };

    private static string Window(int? window) => window is { } size ? FormattableString.Invariant($", window {size}") : "";

    private static string? FeedForward(FeedForward? part) => part switch
    {
        MixtureOfExperts experts => FormattableString.Invariant(
            $"{experts.TopK} of {experts.Experts} experts of {experts.ExpertSize}{(experts.SharedSize > 0 ? $", shared {experts.SharedSize}" : "")}"),
        DenseFeedForward dense => FormattableString.Invariant($"{(dense.Gated ? "gated " : "")}feed-forward of {dense.Size}"),
        _ => null,
    };
}
