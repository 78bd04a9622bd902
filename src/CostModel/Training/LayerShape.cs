using CostModel.Models;

namespace CostModel.Training;

/// <summary>One group of equal layers as the step model reads it: plain numbers, no type tests in the loop.</summary>
internal readonly record struct LayerShape
{
    internal double Count { get; private init; }

    /// <summary>Copies of such a layer in modules that predict tokens after the next one.</summary>
    internal double Predicting { get; init; }

    internal bool HasAttention { get; private init; }

    internal bool IsLatent { get; private init; }

    internal bool HasScan { get; private init; }

    internal double Heads { get; private init; }

    internal double HeadDim { get; private init; }

    /// <summary>Width of queries and of an output gate.</summary>
    internal double QueryWidth { get; private init; }

    internal double KeyValueWidth { get; private init; }

    /// <summary>Width that the output projection reads.</summary>
    internal double OutputWidth { get; private init; }

    /// <summary>Width of all heads that scores and values are computed over, divided by two.</summary>
    internal double CoreWidth { get; private init; }

    /// <summary>Positions that a token may look back; infinite without a window.</summary>
    internal double Window { get; private init; }

    /// <summary>Positions that sparse attention reads at most; infinite without a selector.</summary>
    internal double SparsePositions { get; private init; }

    /// <summary>Width of the selector of sparse attention; 0 without one.</summary>
    internal double SelectorWidth { get; private init; }

    internal double QueryRank { get; private init; }

    internal double LatentWidth { get; private init; }

    internal double LatentRank { get; private init; }

    /// <summary>Width of the keys without position and the values that a latent is expanded to.</summary>
    internal double ExpandedWidth { get; private init; }

    internal double ScanInputWidth { get; private init; }

    internal double ScanWidth { get; private init; }

    internal double ScanFlops { get; private init; }

    /// <summary>Half for each of mixer and feed-forward part that the layer has: its share of a full layer's elementwise work.</summary>
    internal double Parts { get; private init; }

    /// <summary>Inner width of a dense feed-forward part; 0 for none.</summary>
    internal double DenseSize { get; private init; }

    /// <summary>Matrices of the feed-forward part: 3 where gated, else 2.</summary>
    internal double Matrices { get; private init; }

    internal double Experts { get; private init; }

    internal double TopK { get; private init; }

    internal double ExpertSize { get; private init; }

    internal double SharedSize { get; private init; }

    internal bool ExpertBias { get; private init; }

    /// <summary>Width that routed experts read: the hidden size, or a latent.</summary>
    internal double ExpertInput { get; private init; }

    /// <summary>Width of that latent; 0 where experts read the hidden size.</summary>
    internal double ExpertLatent { get; private init; }

    /// <summary>Parameters of one layer that tensor and pipeline parallelism divide.</summary>
    internal double DenseParameters { get; private init; }

    /// <summary>Parameters of one layer's routed experts, all of them.</summary>
    internal double ExpertParameters { get; private init; }

    /// <summary>Low-rank adapters beside its matrices; nothing where all weights are trained.</summary>
    internal AdapterShape Adapters { get; private init; }

    internal bool HasExperts => Experts > 0;

    internal static LayerShape Of(LayerGroup group, int hidden)
    {
        double mixer = group.Mixer is { } m ? m.MatrixParameters(hidden) + m.VectorParameters(hidden) : 0;
        double feedForward = group.FeedForward?.Parameters(hidden) ?? 0;
        double experts = group.FeedForward is MixtureOfExperts moe ? moe.Experts * moe.ExpertParameters(hidden) : 0;
        var shape = new LayerShape
        {
            Count = group.Count,
            Window = double.PositiveInfinity,
            SparsePositions = double.PositiveInfinity,
            Parts = (group.Mixer is null ? 0 : 0.5) + (group.FeedForward is null ? 0 : 0.5),
            DenseParameters = mixer + feedForward - experts,
            ExpertParameters = experts,
            Matrices = 2,
        };
        return WithFeedForward(WithMixer(shape, group.Mixer, hidden), group.FeedForward, hidden);
    }

    /// <summary>The layers of a model, with those that its prediction modules add: one full layer each, or a mixer and a feed-forward part.</summary>
    internal static LayerShape[] Of(ModelArchitecture model, int predictionModules, FineTuning? fineTuning)
    {
        LayerShape[] shapes =
        [
            .. model.Layers.Select(group => Of(group, model.Hidden) with
            {
                Adapters = fineTuning is null ? default : AdapterShape.Of(group, model.Hidden, fineTuning.Targets),
            }),
        ];
        int mixer = Array.FindLastIndex(shapes, shape => shape.HasAttention);
        int feedForward = Array.FindLastIndex(shapes, shape => shape.HasExperts || shape.DenseSize > 0);
        foreach (int index in new HashSet<int> { mixer, feedForward }.Where(index => index >= 0))
        {
            shapes[index] = shapes[index] with { Predicting = predictionModules };
        }

        return shapes;
    }

    /// <summary>Mean positions that a causal token attends to in a sequence.</summary>
    internal double AttendedPositions(double sequenceLength)
    {
        double causal = Window >= sequenceLength ? sequenceLength / 2 : Window - (Window * Window / (2 * sequenceLength));
        return Math.Min(causal, SparsePositions);
    }

    private static LayerShape WithMixer(LayerShape shape, SequenceMixer? mixer, int hidden) => mixer switch
    {
        Attention attention => shape with
        {
            HasAttention = true,
            Heads = attention.Heads,
            HeadDim = attention.HeadDim,
            QueryWidth = attention.QueryWidth * (attention.OutputGate ? 2.0 : 1.0),
            KeyValueWidth = attention.KeyValueWidth,
            OutputWidth = attention.QueryWidth,
            CoreWidth = attention.QueryWidth,
            Window = attention.Window ?? double.PositiveInfinity,
        },
        LatentAttention latent => shape with
        {
            HasAttention = true,
            IsLatent = true,
            Heads = latent.Heads,
            HeadDim = latent.NopeDim + latent.RopeDim,
            QueryWidth = (double)latent.Heads * (latent.NopeDim + latent.RopeDim),
            OutputWidth = (double)latent.Heads * latent.ValueDim,
            CoreWidth = latent.Heads * (latent.NopeDim + latent.RopeDim + latent.ValueDim) / 2.0,
            QueryRank = latent.QueryRank ?? 0,
            LatentWidth = latent.CachedWidth,
            LatentRank = latent.KeyValueRank,
            ExpandedWidth = (double)latent.Heads * (latent.NopeDim + latent.ValueDim),
            SparsePositions = latent.Indexer?.TopK ?? double.PositiveInfinity,
            SelectorWidth = latent.Indexer is { } indexer ? (double)indexer.Heads * indexer.HeadDim : 0,
        },
        StateSpace state => shape with
        {
            HasScan = true,
            ScanInputWidth = (2.0 * state.InnerWidth) + (2.0 * state.Groups * state.StateSize) + state.Heads,
            ScanWidth = state.InnerWidth,
            ScanFlops = 7.0 * state.StateElements,
        },
        LinearAttention linear => shape with
        {
            HasScan = true,
            ScanInputWidth = (2.0 * linear.KeyWidth) + (2.0 * linear.ValueWidth) + (2.0 * linear.ValueHeads),
            ScanWidth = linear.ValueWidth,
            ScanFlops = 8.0 * linear.StateElements,
        },
        _ => shape,
    };

    private static LayerShape WithFeedForward(LayerShape shape, FeedForward? feedForward, int hidden) => feedForward switch
    {
        DenseFeedForward dense => shape with { DenseSize = dense.Size, Matrices = dense.Matrices },
        MixtureOfExperts moe => shape with
        {
            Matrices = moe.Matrices,
            Experts = moe.Experts,
            TopK = moe.TopK,
            ExpertSize = moe.ExpertSize,
            SharedSize = moe.SharedSize,
            ExpertBias = moe.Bias,
            ExpertInput = moe.LatentSize ?? hidden,
            ExpertLatent = moe.LatentSize ?? 0,
        },
        _ => shape,
    };
}
