using CostModel.Models;

namespace CostModel.Training;

/// <summary>The adapters of one layer: how many, and how wide what they read and write is.</summary>
internal readonly record struct AdapterShape
{
    /// <summary>Matrices that have an adapter; the matrices of all experts count once, for they are computed together.</summary>
    internal double Matrices { get; private init; }

    /// <summary>Elements that the adapters read per token: an expert's for each expert that a token visits.</summary>
    internal double Inputs { get; private init; }

    /// <summary>Elements that they write per token.</summary>
    internal double Outputs { get; private init; }

    /// <summary>Inputs and outputs of the adapters that each rank holds: parameters for each unit of rank.</summary>
    internal double DenseWidth { get; private init; }

    /// <summary>The same for the adapters of routed experts, all of them.</summary>
    internal double ExpertWidth { get; private init; }

    /// <summary>The narrowest side of an adapted matrix, which a rank must not exceed.</summary>
    internal double Narrowest { get; private init; }

    /// <summary>Whether the input of the mixer, of the feed-forward part, and of its last matrix is read by an adapter and so must be kept.</summary>
    internal bool ReadsMixerInput { get; private init; }

    internal bool ReadsFeedForward { get; private init; }

    internal static AdapterShape Of(LayerGroup group, int hidden, AdapterTargets targets)
    {
        var shape = new AdapterShape { Narrowest = double.PositiveInfinity, ReadsMixerInput = group.Mixer is not null };
        foreach ((double input, double output) in Mixer(group.Mixer, hidden, targets))
        {
            shape = shape.With(input, output, 1, 0);
        }

        if (targets != AdapterTargets.AllLinear || group.FeedForward is not { } feedForward)
        {
            return shape;
        }

        shape = shape with { ReadsFeedForward = true };
        return feedForward switch
        {
            DenseFeedForward dense => shape.WithGatedPair(hidden, dense.Size, dense.Matrices, 1, 0),
            MixtureOfExperts moe => WithExperts(shape, moe, hidden),
            _ => shape,
        };
    }

    private static AdapterShape WithExperts(AdapterShape shape, MixtureOfExperts moe, int hidden)
    {
        shape = shape.WithGatedPair(moe.LatentSize ?? hidden, moe.ExpertSize, moe.Matrices, moe.TopK, moe.Experts);
        return moe.SharedSize > 0 ? shape.WithGatedPair(hidden, moe.SharedSize, moe.Matrices, 1, 0) : shape;
    }

    /// <summary>The matrices into an inner width, and the one back.</summary>
    private AdapterShape WithGatedPair(double outer, double inner, int matrices, double perToken, double experts)
    {
        AdapterShape shape = this;
        for (int i = 1; i < matrices; i++)
        {
            shape = shape.With(outer, inner, perToken, experts);
        }

        return shape.With(inner, outer, perToken, experts);
    }

    private AdapterShape With(double input, double output, double perToken, double experts) => this with
    {
        Matrices = Matrices + 1,
        Inputs = Inputs + (perToken * input),
        Outputs = Outputs + (perToken * output),
        DenseWidth = DenseWidth + (experts > 0 ? 0 : input + output),
        ExpertWidth = ExpertWidth + (experts * (input + output)),
        Narrowest = Math.Min(Narrowest, Math.Min(input, output)),
    };

    private static IEnumerable<(double Input, double Output)> Mixer(SequenceMixer? mixer, double hidden, AdapterTargets targets)
    {
        bool all = targets != AdapterTargets.QueryValue;
        return mixer switch
        {
            Attention { QueryWidth: var queries, KeyValueWidth: var values } => all
                ? [(hidden, queries), (hidden, values), (hidden, values), (queries, hidden)]
                : [(hidden, queries), (hidden, values)],
            LatentAttention latent => Latent(latent, hidden, all),
            StateSpace state => Recurrent(hidden, (2.0 * state.InnerWidth) + (2.0 * state.Groups * state.StateSize) + state.Heads, state.InnerWidth, all),
            LinearAttention linear => Recurrent(
                hidden, (2.0 * linear.KeyWidth) + (2.0 * linear.ValueWidth) + (2.0 * linear.ValueHeads), linear.ValueWidth, all),
            _ => [],
        };
    }

    private static IEnumerable<(double Input, double Output)> Recurrent(double hidden, double inner, double output, bool all)
        => all ? [(hidden, inner), (output, hidden)] : [(hidden, inner)];

    /// <summary>Queries and values come out of the second of two matrices where a latent lies between.</summary>
    private static IEnumerable<(double Input, double Output)> Latent(LatentAttention latent, double hidden, bool all)
    {
        double queries = (double)latent.Heads * (latent.NopeDim + latent.RopeDim);
        yield return (latent.QueryRank ?? hidden, queries);
        yield return (latent.KeyValueRank, (double)latent.Heads * (latent.NopeDim + latent.ValueDim));
        if (!all)
        {
            yield break;
        }

        if (latent.QueryRank is { } rank)
        {
            yield return (hidden, rank);
        }

        yield return (hidden, latent.CachedWidth);
        yield return ((double)latent.Heads * latent.ValueDim, hidden);
    }
}
