namespace CostModel.Models;

/// <summary>
/// Arithmetic of one token's forward pass, by operation; a multiply-add is two. The convention is the one that NVIDIA prints today:
/// logits in, embedding look-up out, attention over the positions that a causal mask leaves. Source: Megatron-Core
/// <c>num_floating_point_operations</c>; Korthikanti et al. 2022, arXiv 2205.05198, appendix A.
/// </summary>
/// <param name="Projections">Query, key, value and output projections; input and output projections of recurrent mixers.</param>
/// <param name="AttentionCore">Scores and weighted values, or the update and read of a recurrent state.</param>
/// <param name="FeedForward">Dense layers, routed top-k and shared experts, router.</param>
/// <param name="Head">The output head.</param>
public readonly record struct ForwardFlops(double Projections, double AttentionCore, double FeedForward, double Head)
{
    /// <summary>All of it.</summary>
    public double Total => Projections + AttentionCore + FeedForward + Head;

    /// <summary>Counts one token that attends, on average, to a given number of positions.</summary>
    /// <param name="model">The shape.</param>
    /// <param name="attendedPositions">Mean positions that full attention reads per token: half the sequence in causal training.</param>
    /// <param name="sequenceLength">Tokens of the sequence, for layers with a window.</param>
    internal static ForwardFlops PerToken(ModelArchitecture model, double attendedPositions, double sequenceLength)
    {
        double projections = 0;
        double core = 0;
        double feedForward = 0;
        foreach (LayerGroup group in model.Layers)
        {
            projections += group.Count * 2 * (group.Mixer?.MatrixParameters(model.Hidden) ?? 0);
            core += group.Count * Core(group.Mixer, attendedPositions, sequenceLength);
            feedForward += group.Count * 2 * FeedForwardMatrices(group.FeedForward, model.Hidden);
        }

        return new ForwardFlops(projections, core, feedForward, 2 * ParameterTally.Head(model));
    }

    /// <summary>Mean positions that a causal token reads within a window: all earlier ones up to the window.</summary>
    internal static double WindowedPositions(double attendedPositions, double sequenceLength, int? window)
    {
        if (window is not { } size || size >= sequenceLength)
        {
            return attendedPositions;
        }

        double causalMean = size - (size * (double)size / (2 * sequenceLength));
        return Math.Min(attendedPositions, causalMean);
    }

    private static double Core(SequenceMixer? mixer, double attended, double sequence) => mixer switch
    {
        Attention attention => 4.0 * WindowedPositions(attended, sequence, attention.Window) * attention.QueryWidth,
        LatentAttention latent => LatentCore(latent, attended),

        // Chunked scan: 7 operations per state element and token, as Megatron-Core counts Mamba-2.
        StateSpace state => 7.0 * state.StateElements,

        // Read, correct, write and read-out of the matrix state: four products over the state's elements.
        LinearAttention linear => 8.0 * linear.StateElements,
        _ => 0,
    };

    private static double LatentCore(LatentAttention latent, double attended)
    {
        double read = latent.Indexer is { } indexer ? Math.Min(attended, indexer.TopK) : attended;
        double scorer = latent.Indexer is { } light ? 2.0 * attended * light.Heads * light.HeadDim : 0;
        return (2.0 * read * latent.Heads * (latent.NopeDim + latent.RopeDim + latent.ValueDim)) + scorer;
    }

    private static double FeedForwardMatrices(FeedForward? feedForward, int hidden) => feedForward switch
    {
        DenseFeedForward dense => (double)dense.Matrices * hidden * dense.Size,
        MixtureOfExperts moe => ((double)moe.Matrices * moe.TopK * (moe.LatentSize ?? hidden) * moe.ExpertSize)
            + ((double)moe.Matrices * hidden * moe.SharedSize)
            + ((double)hidden * moe.Experts)
            + (2.0 * hidden * (moe.LatentSize ?? 0)),
        _ => 0,
    };
}
