using CostModel.Models;

namespace CostModel.Efficiency;

/// <summary>The few numbers of a model that the cost of a token follows from.</summary>
internal readonly record struct ServedShape
{
    /// <summary>Layers of a model of which only the size is known: width is about a hundred times the depth in published decoders.</summary>
    private const double WidthPerLayer = 100;

    private ServedShape(double layers, double active, double shared, double experts, double routing, double cacheElements, double attentionWidth)
        => (Layers, ActiveParameters, SharedParameters, ExpertParameters, RoutingShare, CacheElements, AttentionWidth) =
            (layers, active, shared, experts, routing, cacheElements, attentionWidth);

    internal double Layers { get; }

    /// <summary>Parameters that a token multiplies.</summary>
    internal double ActiveParameters { get; }

    /// <summary>Parameters that every pass reads, whatever the tokens.</summary>
    internal double SharedParameters { get; }

    /// <summary>Parameters of all routed experts.</summary>
    internal double ExpertParameters { get; }

    /// <summary>The share of the routed experts that one token uses.</summary>
    internal double RoutingShare { get; }

    /// <summary>Elements that the key-value cache keeps of a token.</summary>
    internal double CacheElements { get; }

    /// <summary>Width of all query heads over all layers.</summary>
    internal double AttentionWidth { get; }

    internal double TotalParameters => SharedParameters + ExpertParameters;

    /// <summary>Parameters that a pass over so many tokens reads: those of all experts that at least one token uses.</summary>
    internal double ReadParameters(double tokens)
        => SharedParameters + (ExpertParameters * (1 - Math.Pow(1 - RoutingShare, tokens)));

    internal static ServedShape Of(Model model, int? keyValueHeads)
        => model.Architecture is { } architecture ? Of(architecture, keyValueHeads) : OfSize(model);

    private static ServedShape Of(ModelArchitecture model, int? keyValueHeads)
    {
        double experts = 0;
        double routing = 1;
        double cache = 0;
        double width = 0;
        foreach (LayerGroup group in model.Layers)
        {
            if (group.FeedForward is MixtureOfExperts moe)
            {
                experts += group.Count * moe.Experts * moe.ExpertParameters(model.Hidden);
                routing = (double)moe.TopK / moe.Experts;
            }

            cache += group.Count * CacheElementsOf(group.Mixer, keyValueHeads);
            width += group.Count * (group.Mixer switch
            {
                Attention attention => attention.QueryWidth,
                LatentAttention latent => latent.Heads * (latent.NopeDim + latent.RopeDim + latent.ValueDim) / 2.0,
                _ => 0,
            });
        }

        double total = model.Parameters.TotalParameters;
        return new ServedShape(model.LayerCount, model.ActiveParameters.TotalParameters, total - experts, experts, routing, cache, width);
    }

    private static double CacheElementsOf(SequenceMixer? mixer, int? keyValueHeads) => mixer switch
    {
        Attention attention => 2.0 * Math.Min(keyValueHeads ?? attention.KeyValueHeads, attention.KeyValueHeads) * attention.HeadDim,
        LatentAttention latent => latent.CachedWidth,
        _ => 0,
    };

    /// <summary>Twelve widths squared a layer, and grouped queries with an eighth of the heads as current models have them.</summary>
    private static ServedShape OfSize(Model model)
    {
        double total = model.Parameters.TotalParameters;
        double active = model.ActiveParameters.TotalParameters;
        double layers = Math.Max(1, Math.Round(Math.Cbrt(active / (12 * WidthPerLayer * WidthPerLayer))));
        double hidden = WidthPerLayer * layers;
        return new ServedShape(layers, active, active, total - active, active / total, layers * hidden / 4, layers * hidden);
    }
}
