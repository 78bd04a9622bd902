namespace CostModel.Kernels;

/// <summary>Attention of many new positions (prefill), whose rate rises with the length of the prompt.</summary>
internal static class PromptAttention
{
    /// <summary>Seconds of one layer.</summary>
    /// <param name="flops">Scores and weighted values over the positions that a causal mask leaves.</param>
    /// <param name="attended">Mean positions that a token reads: half the prompt where nothing is cached.</param>
    /// <param name="flopsPerSecond">Rate at long prompts.</param>
    /// <param name="halfLength">Prompt length at which half of that rate is reached.</param>
    /// <param name="latency">Seconds of the smallest call.</param>
    internal static double Seconds(double flops, double attended, double flopsPerSecond, double halfLength, double latency)
    {
        double length = (2 * attended) + 1;
        return latency + (flops * (length + halfLength) / (flopsPerSecond * length));
    }
}
