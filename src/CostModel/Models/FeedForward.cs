namespace CostModel.Models;

/// <summary>The part of a layer that works on each position by itself.</summary>
public abstract record FeedForward
{
    private protected FeedForward()
    {
    }

    /// <summary>All parameters.</summary>
    internal abstract double Parameters(int hidden);

    /// <summary>The parameters that one token multiplies.</summary>
    internal abstract double ActiveParameters(int hidden);
}

/// <summary>A dense multi-layer perceptron.</summary>
/// <param name="Size">Its inner width.</param>
/// <param name="Gated">Whether a third matrix gates it (SwiGLU, GeGLU).</param>
/// <param name="Bias">Whether its matrices have biases.</param>
public sealed record DenseFeedForward(int Size, bool Gated, bool Bias = false) : FeedForward
{
    /// <summary>Matrices: three where gated, else two.</summary>
    public int Matrices => Gated ? 3 : 2;

    internal override double Parameters(int hidden)
        => ((double)Matrices * hidden * Size) + (Bias ? ((Matrices - 1) * Size) + hidden : 0);

    internal override double ActiveParameters(int hidden) => Parameters(hidden);
}
