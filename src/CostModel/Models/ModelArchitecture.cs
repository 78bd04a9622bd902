using System.Collections.Immutable;

namespace CostModel.Models;

/// <summary>The shape of a decoder-only transformer or hybrid: everything that FLOPs, bytes and parameters follow from.</summary>
public sealed record ModelArchitecture
{
    /// <summary>Width of the residual stream.</summary>
    public required int Hidden { get; init; }

    /// <summary>Rows of the embedding as stored, padding included where the checkpoint has it.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>Width of the embedding where matrices project it into and out of the residual stream (OPT-350M); null where it is as wide as that.</summary>
    public int? EmbeddingWidth { get; init; }

    /// <summary>Longest context that the model was published for; 0 where unknown.</summary>
    public int ContextLength { get; init; }

    /// <summary>The layers, as groups of equal ones.</summary>
    public required ImmutableArray<LayerGroup> Layers { get; init; }

    /// <summary>Whether the output head is the embedding itself.</summary>
    public bool TiedEmbeddings { get; init; }

    /// <summary>Learned position vectors; 0 where positions are rotary or ALiBi.</summary>
    public int LearnedPositions { get; init; }

    /// <summary>Whether norms have a bias besides their scale (LayerNorm rather than RMSNorm).</summary>
    public bool NormBias { get; init; }

    /// <summary>Norms around each mixer and feed-forward part: 1 before it, or 2 before and after (Gemma 2, Gemma 3).</summary>
    public int NormsPerPart { get; init; } = 1;

    /// <summary>
    /// Whether mixer and feed-forward part of a layer work side by side on the same input (GPT-J, Falcon, PaLM), so that tensor parallelism
    /// reduces their outputs together.
    /// </summary>
    public bool ParallelParts { get; init; }

    /// <summary>Extra prediction modules behind the last layer (multi-token prediction), not counted as parameters of the model.</summary>
    public int PredictionModules { get; init; }

    /// <summary>All layers.</summary>
    public int LayerCount => Layers.Sum(group => group.Count);

    /// <summary>Whether any layer has routed experts.</summary>
    public bool IsMixtureOfExperts => Layers.Any(group => group.FeedForward is MixtureOfExperts);

    /// <summary>Whether any layer keeps a recurrent state in place of a cache.</summary>
    public bool IsHybrid => Layers.Any(group => group.Mixer is StateSpace or LinearAttention);

    /// <summary>All parameters, embeddings included.</summary>
    public ParameterCount Parameters => ParameterCount.FromParameters(ParameterTally.Total(this));

    /// <summary>
    /// The parameters that one token multiplies: mixers, feed-forward parts with the routed top-k experts, shared experts and router,
    /// norms, and the output head; the input embedding is a look-up and does not count.
    /// </summary>
    public ParameterCount ActiveParameters => ParameterCount.FromParameters(ParameterTally.Active(this));
}
