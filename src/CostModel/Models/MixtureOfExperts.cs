namespace CostModel.Models;

/// <summary>Routed experts, of which each token uses a few, and shared ones that every token uses.</summary>
public sealed record MixtureOfExperts : FeedForward
{
    /// <summary>Routed experts in the layer.</summary>
    public required int Experts { get; init; }

    /// <summary>Routed experts that one token uses.</summary>
    public required int TopK { get; init; }

    /// <summary>Inner width of a routed expert.</summary>
    public required int ExpertSize { get; init; }

    /// <summary>Inner width of all shared experts together; 0 for none. A dense layer beside the experts counts here too.</summary>
    public int SharedSize { get; init; }

    /// <summary>Whether a third matrix gates each expert.</summary>
    public bool Gated { get; init; } = true;

    /// <summary>Whether expert matrices have biases (gpt-oss).</summary>
    public bool Bias { get; init; }

    /// <summary>Width of a compressed input that routed experts work on instead of the hidden size (Nemotron-3 Super); null for none.</summary>
    public int? LatentSize { get; init; }

    /// <summary>Matrices of an expert: three where gated, else two.</summary>
    public int Matrices => Gated ? 3 : 2;

    /// <summary>Parameters of one routed expert.</summary>
    internal double ExpertParameters(int hidden)
        => ((double)Matrices * (LatentSize ?? hidden) * ExpertSize) + (Bias ? ((Matrices - 1) * ExpertSize) + hidden : 0);

    internal override double Parameters(int hidden) => (Experts * ExpertParameters(hidden)) + AlwaysUsed(hidden);

    internal override double ActiveParameters(int hidden) => (TopK * ExpertParameters(hidden)) + AlwaysUsed(hidden);

    /// <summary>Router, shared experts and the projections into and out of a latent.</summary>
    private double AlwaysUsed(int hidden)
        => ((double)hidden * Experts) + ((double)Matrices * hidden * SharedSize) + (2.0 * hidden * (LatentSize ?? 0));
}
