namespace CostModel.Models;

/// <summary>Equal layers of a model. A hybrid model is several groups; the order in which kinds alternate is not kept.</summary>
/// <param name="Count">How many layers, at least 1.</param>
/// <param name="Mixer">What mixes positions; null where the layer only has a feed-forward part.</param>
/// <param name="FeedForward">The feed-forward part; null where the layer only mixes.</param>
public sealed record LayerGroup(int Count, SequenceMixer? Mixer, FeedForward? FeedForward);
