using System.Collections.Frozen;

namespace CostModel.Training;

/// <summary>The matrices of a layer that low-rank adapters stand beside.</summary>
public enum AdapterTargets
{
    /// <summary>The projections to queries and values, as the LoRA paper chose for GPT-3. Source: Hu et al. 2021, arXiv 2106.09685, table 5.</summary>
    QueryValue,

    /// <summary>All projections of attention, or of the recurrent mixer that takes its place.</summary>
    Attention,

    /// <summary>
    /// Every matrix of a layer, those of experts included; embeddings, output head and routers are not. What matches full fine-tuning.
    /// Source: Dettmers et al. 2023, arXiv 2305.14314, section 4.
    /// </summary>
    AllLinear,
}

/// <summary>The names of the targets in files.</summary>
internal static class AdapterTargetNames
{
    internal static readonly FrozenDictionary<string, AdapterTargets> Names = new Dictionary<string, AdapterTargets>(StringComparer.Ordinal)
    {
        ["query-value"] = AdapterTargets.QueryValue,
        ["attention"] = AdapterTargets.Attention,
        ["all-linear"] = AdapterTargets.AllLinear,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
