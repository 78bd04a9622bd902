using System.Collections.Frozen;

namespace CostModel.Training;

/// <summary>What of a model a run changes.</summary>
public enum TrainingMethod
{
    /// <summary>All of its weights: pre-training, and full fine-tuning.</summary>
    Full,

    /// <summary>Low-rank adapters beside frozen weights in 16 bits. Source: Hu et al. 2021, arXiv 2106.09685.</summary>
    Lora,

    /// <summary>
    /// Low-rank adapters beside frozen weights in 4-bit NormalFloat with quantised scales, which are turned back into 16 bits for each pass.
    /// Source: Dettmers et al. 2023, arXiv 2305.14314.
    /// </summary>
    QLora,
}

/// <summary>The names of the methods in files.</summary>
internal static class TrainingMethods
{
    internal static readonly FrozenDictionary<string, TrainingMethod> Names = new Dictionary<string, TrainingMethod>(StringComparer.Ordinal)
    {
        ["full"] = TrainingMethod.Full,
        ["lora"] = TrainingMethod.Lora,
        ["qlora"] = TrainingMethod.QLora,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
