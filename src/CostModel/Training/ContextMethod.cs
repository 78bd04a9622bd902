using System.Collections.Frozen;

namespace CostModel.Training;

/// <summary>How ranks that share a sequence see all of it.</summary>
public enum ContextMethod
{
    /// <summary>Keys and values go around a ring, behind the attention over the part before. Source: Liu et al. 2023, arXiv 2310.01889.</summary>
    Ring,

    /// <summary>
    /// Ranks change from parts of the sequence to parts of the heads and back, so that they divide the key-value heads. Source: DeepSpeed-Ulysses,
    /// Jacobs et al. 2023, arXiv 2309.14509.
    /// </summary>
    AllToAll,
}

/// <summary>The names of the methods in files.</summary>
internal static class ContextMethods
{
    internal static readonly FrozenDictionary<string, ContextMethod> Names = new Dictionary<string, ContextMethod>(StringComparer.Ordinal)
    {
        ["ring"] = ContextMethod.Ring,
        ["all-to-all"] = ContextMethod.AllToAll,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
