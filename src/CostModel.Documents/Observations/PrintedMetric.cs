using CostModel.Hardware;
using CostModel.Training;

namespace CostModel.Documents.Observations;

/// <summary>Training speed in the metric and by the convention that a publication printed it.</summary>
internal static class PrintedMetric
{
    internal static double? Of(string metric, string convention, TrainingRun run, TrainingEstimate estimate)
    {
        double rate = estimate.TokensPerSecondPerChip.TotalTokensPerSecond;
        return metric switch
        {
            "tokens_per_second_per_chip" or "tokens_per_sec_per_gpu" => rate,
            "step_seconds" => estimate.Step!.Seconds.TotalSeconds,
            "tflops_per_gpu" => rate * FlopsPerToken(convention, run, estimate) / 1e12,
            "mfu" => rate * FlopsPerToken(convention, run, estimate) / run.Hardware!.DensePeak(NumberFormat.Bf16).TotalFlopsPerSecond,
            _ => null,
        };
    }

    /// <summary>
    /// Older publications count attention without the causal mask, and some count what recomputation repeats; both stand in the text
    /// of the convention.
    /// </summary>
    private static double FlopsPerToken(string convention, TrainingRun run, TrainingEstimate estimate)
    {
        double flops = estimate.FlopsPerToken.TotalFlops;
        bool countsFullAttention = convention.Contains("non-causal", StringComparison.OrdinalIgnoreCase);
        double masked = countsFullAttention ? estimate.AttentionFlopsPerToken.TotalFlops : 0;
        bool countsRecompute = convention.Contains("hardware", StringComparison.OrdinalIgnoreCase);
        double repeated = countsRecompute ? (flops + masked) / 3 * (run.Layout.Recompute?.TotalFraction ?? 0) : 0;
        return flops + masked + repeated;
    }
}
