using System.Collections.Immutable;

namespace CostModel.Scaling;

/// <summary>A loss that a law gives, with a flag for each quantity that lies outside the range in which the law was fitted.</summary>
/// <param name="Nats">Cross-entropy in nats per token. Losses of different tokenizers or text cannot be compared.</param>
/// <param name="Irreducible">The part that neither parameters nor data remove, in nats per token.</param>
/// <param name="Extrapolations">What was asked outside the fitted range; empty within it.</param>
public sealed record LossEstimate(double Nats, double Irreducible, ImmutableArray<Extrapolation> Extrapolations)
{
    /// <summary>The part that parameters and data do remove, in nats per token.</summary>
    public double Reducible => Nats - Irreducible;

    /// <summary>e to the loss.</summary>
    public double Perplexity => Math.Exp(Nats);
}
