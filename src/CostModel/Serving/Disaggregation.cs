namespace CostModel.Serving;

/// <summary>Prompts on some replicas, answers on others; caches travel between them.</summary>
/// <param name="Prefill">Layout of a prefill replica.</param>
/// <param name="PrefillReplicas">How many, above 0.</param>
/// <param name="Decode">Layout of a decode replica.</param>
/// <param name="DecodeReplicas">How many, above 0.</param>
public sealed record Disaggregation(ServingLayout Prefill, double PrefillReplicas, ServingLayout Decode, double DecodeReplicas)
{
    /// <summary>All accelerators.</summary>
    public double Chips => (Prefill.Chips * PrefillReplicas) + (Decode.Chips * DecodeReplicas);
}
