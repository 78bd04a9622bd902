using System.Collections.Frozen;

namespace CostModel.Training;

/// <summary>The optimizer, for what it keeps per parameter.</summary>
public enum OptimizerKind
{
    /// <summary>Adam with 32-bit moments and a 32-bit master copy.</summary>
    Adam,

    /// <summary>Adam with bf16 moments and a 32-bit master copy.</summary>
    AdamBf16,

    /// <summary>Adam with 8-bit moments and a 32-bit master copy. Source: Dettmers et al. 2021, arXiv 2110.02861.</summary>
    Adam8Bit,

    /// <summary>
    /// Adam with 32-bit moments in the host's memory, fetched for each step, and a 32-bit master copy. Source: Dettmers et al. 2023, arXiv 2305.14314,
    /// section 3, "Paged Optimizers".
    /// </summary>
    AdamPaged,

    /// <summary>Adafactor: factored second moment, 32-bit master copy. Source: Shazeer and Stern 2018, arXiv 1804.04235.</summary>
    Adafactor,

    /// <summary>Muon: one 32-bit momentum and a 32-bit master copy. Source: Liu et al. 2025, arXiv 2502.16982.</summary>
    Muon,
}

/// <summary>The names of the optimizers in files, and what they keep.</summary>
internal static class Optimizers
{
    internal static readonly FrozenDictionary<string, OptimizerKind> Names = new Dictionary<string, OptimizerKind>(StringComparer.Ordinal)
    {
        ["adam"] = OptimizerKind.Adam,
        ["adam-bf16"] = OptimizerKind.AdamBf16,
        ["adam-8bit"] = OptimizerKind.Adam8Bit,
        ["adam-paged"] = OptimizerKind.AdamPaged,
        ["adafactor"] = OptimizerKind.Adafactor,
        ["muon"] = OptimizerKind.Muon,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Bytes per parameter of the master copy in 32 bits; adapters have none, for they are trained as they are kept.</summary>
    internal const double MasterBytes = 4;

    /// <summary>Bytes per parameter that are kept in the host's memory.</summary>
    internal static double PagedBytes(OptimizerKind optimizer) => optimizer == OptimizerKind.AdamPaged ? 4 + 4 : 0;

    /// <summary>Bytes per parameter of moments and master copy on the accelerator.</summary>
    internal static double StateBytes(OptimizerKind optimizer) => optimizer switch
    {
        OptimizerKind.AdamPaged => 4,
        OptimizerKind.AdamBf16 => 4 + 2 + 2,
        OptimizerKind.Adam8Bit => 4 + 1 + 1,
        OptimizerKind.Adafactor => 4,
        OptimizerKind.Muon => 4 + 4,
        _ => 4 + 4 + 4,
    };
}
