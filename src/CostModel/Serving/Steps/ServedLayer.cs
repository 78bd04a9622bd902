using CostModel.Models;

namespace CostModel.Serving.Steps;

/// <summary>One group of equal layers as an accelerator of a replica sees it: shapes already divided by the layout, no type tests in the loop.</summary>
internal readonly record struct ServedLayer
{
    internal double Count { get; private init; }

    internal bool HasMixer { get; private init; }

    internal bool IsLatent { get; private init; }

    internal bool IsRecurrent { get; private init; }

    internal bool NormalisesQueries { get; private init; }

    /// <summary>Columns of the first projection of the mixer: queries, gate, keys, values, or a recurrent layer's inputs.</summary>
    internal double InputColumns { get; private init; }

    /// <summary>Rows of the output projection.</summary>
    internal double OutputRows { get; private init; }

    /// <summary>Rank of compressed queries; 0 where they are not compressed.</summary>
    internal double QueryRank { get; private init; }

    /// <summary>Columns of the queries of a latent layer.</summary>
    internal double LatentQueryColumns { get; private init; }

    internal double LatentWidth { get; private init; }

    /// <summary>Weights of the per-head products that absorb the expansion of the latent.</summary>
    internal double AbsorbedWeights { get; private init; }

    /// <summary>Elements that a token adds to the cache of this accelerator in one layer.</summary>
    internal double CacheElements { get; private init; }

    /// <summary>Elements that a sparse layer's selector caches besides.</summary>
    internal double SelectorElements { get; private init; }

    /// <summary>Multiply-adds of the selector per position, times two.</summary>
    internal double SelectorFlops { get; private init; }

    internal double DecodeFlopsPerPosition { get; private init; }

    internal double PromptFlopsPerPosition { get; private init; }

    /// <summary>Positions that attention reads at most; infinite without a window or selector.</summary>
    internal double Reach { get; private init; }

    /// <summary>Elements of a sequence's recurrent state on this accelerator.</summary>
    internal double StateElements { get; private init; }

    internal double DenseSize { get; private init; }

    /// <summary>Matrices that lead into a gated or plain feed-forward part: 2 or 1.</summary>
    internal double InnerMatrices { get; private init; }

    internal double Experts { get; private init; }

    internal double TopK { get; private init; }

    internal double ExpertSize { get; private init; }

    internal double ExpertInput { get; private init; }

    internal double ExpertParameters { get; private init; }

    internal double SharedSize { get; private init; }

    /// <summary>Width of a latent that experts read; 0 where they read the residual stream.</summary>
    internal double ExpertLatent { get; private init; }

    internal bool HasExperts => Experts > 0;

    internal bool HasFeedForward => DenseSize > 0 || HasExperts;

    internal static ServedLayer Of(LayerGroup group, int hidden, ServingLayout layout, bool splitsCache)
    {
        ServedLayer layer = MixerOf(group, layout.Tensor, splitsCache) with { Count = group.Count };
        double tensor = layout.Tensor;
        return group.FeedForward switch
        {
            DenseFeedForward dense => layer with { DenseSize = dense.Size / tensor, InnerMatrices = dense.Matrices - 1 },
            MixtureOfExperts moe => layer with
            {
                Experts = moe.Experts,
                TopK = moe.TopK,
                ExpertSize = moe.ExpertSize,
                ExpertInput = moe.LatentSize ?? hidden,
                ExpertParameters = (double)moe.Matrices * (moe.LatentSize ?? hidden) * moe.ExpertSize,
                SharedSize = moe.SharedSize / tensor,
                InnerMatrices = moe.Matrices - 1,
                ExpertLatent = moe.LatentSize ?? 0,
            },
            _ => layer,
        };
    }

    private static ServedLayer MixerOf(LayerGroup group, double tensor, bool splitsCache)
    {
        var none = new ServedLayer { Reach = double.PositiveInfinity };
        return group.Mixer switch
        {
            Attention attention => AttentionOf(attention, tensor, splitsCache),
            LatentAttention latent => LatentOf(latent, tensor),
            StateSpace state => none with
            {
                HasMixer = true,
                IsRecurrent = true,
                InputColumns = ((2.0 * state.InnerWidth) + (2.0 * state.Groups * state.StateSize) + state.Heads) / tensor,
                OutputRows = state.InnerWidth / tensor,
                StateElements = state.StateElements / tensor,
            },
            LinearAttention linear => none with
            {
                HasMixer = true,
                IsRecurrent = true,
                InputColumns = ((2.0 * linear.KeyWidth) + (2.0 * linear.ValueWidth) + (2.0 * linear.ValueHeads)) / tensor,
                OutputRows = linear.ValueWidth / tensor,
                StateElements = linear.StateElements / tensor,
            },
            _ => none,
        };
    }

    private static ServedLayer AttentionOf(Attention attention, double tensor, bool splitsCache)
    {
        // Fewer key-value heads than accelerators are copied, not split, unless sequences are divided over the copies.
        double keyValueHeads = Math.Ceiling(attention.KeyValueHeads / tensor);
        double heads = attention.Heads / tensor;
        return new ServedLayer
        {
            HasMixer = true,
            NormalisesQueries = attention.QkNorm,
            InputColumns = (attention.QueryWidth * (attention.OutputGate ? 2 : 1) / tensor) + (2 * keyValueHeads * attention.HeadDim),
            OutputRows = attention.QueryWidth / tensor,
            CacheElements = 2 * (splitsCache ? attention.KeyValueHeads / tensor : keyValueHeads) * attention.HeadDim,
            DecodeFlopsPerPosition = 4 * heads * attention.HeadDim,
            PromptFlopsPerPosition = 4 * heads * attention.HeadDim,
            Reach = attention.Window ?? double.PositiveInfinity,
        };
    }

    private static ServedLayer LatentOf(LatentAttention latent, double tensor)
    {
        double heads = latent.Heads / tensor;
        double queryWidth = latent.NopeDim + latent.RopeDim;
        SparseIndexer? indexer = latent.Indexer;
        return new ServedLayer
        {
            HasMixer = true,
            IsLatent = true,
            QueryRank = latent.QueryRank ?? 0,
            LatentQueryColumns = heads * queryWidth,
            LatentWidth = latent.CachedWidth,
            AbsorbedWeights = heads * (latent.NopeDim + latent.ValueDim) * latent.KeyValueRank,
            OutputRows = heads * latent.ValueDim,
            CacheElements = latent.CachedWidth,
            SelectorElements = indexer?.HeadDim ?? 0,
            SelectorFlops = indexer is null ? 0 : 2.0 * indexer.Heads * indexer.HeadDim,
            DecodeFlopsPerPosition = 2 * heads * (latent.CachedWidth + latent.KeyValueRank),
            PromptFlopsPerPosition = 2 * heads * (queryWidth + latent.ValueDim),
            Reach = indexer?.TopK ?? double.PositiveInfinity,
        };
    }
}
