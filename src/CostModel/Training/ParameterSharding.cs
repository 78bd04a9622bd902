using System.Collections.Frozen;

namespace CostModel.Training;

/// <summary>What data-parallel ranks share out among themselves. Source: Rajbhandari et al. 2020, arXiv 1910.02054.</summary>
public enum ParameterSharding
{
    /// <summary>Nothing: every rank holds everything (DDP).</summary>
    None,

    /// <summary>Optimizer states (ZeRO-1, distributed optimizer).</summary>
    Zero1,

    /// <summary>Optimizer states and gradients (ZeRO-2).</summary>
    Zero2,

    /// <summary>
    /// Optimizer states, gradients and parameters (ZeRO-3, FSDP). Under a pipeline each stage keeps its parameters gathered and its gradients whole
    /// until the last micro-batch of a step, as Megatron and FSDP with accumulation do.
    /// </summary>
    Zero3,
}

/// <summary>The names of the degrees in files.</summary>
internal static class ParameterShardings
{
    internal static readonly FrozenDictionary<string, ParameterSharding> Names = new Dictionary<string, ParameterSharding>(StringComparer.Ordinal)
    {
        ["none"] = ParameterSharding.None,
        ["zero1"] = ParameterSharding.Zero1,
        ["zero2"] = ParameterSharding.Zero2,
        ["zero3"] = ParameterSharding.Zero3,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
