using CostModel.Serving;

namespace CostModel.Documents.Observations;

/// <summary>What an estimate says in the metric and unit that a publication printed.</summary>
internal static class ServingMetric
{
    private const string OutputRate = "output_tokens_per_second";
    private const string InputRate = "input_tokens_per_second";

    /// <summary>The value; null where the metric is not known.</summary>
    internal static double? Of(string metric, ObservationRow row, ServingPlan plan, ServingEstimate estimate)
    {
        double perToken = estimate.TimePerOutputToken.TotalSeconds;
        return metric switch
        {
            "ttft_ms" => estimate.TimeToFirstToken.TotalMilliseconds,
            "tpot_ms" or "itl_ms" => perToken * 1e3,
            "e2e_ms" => estimate.EndToEnd.TotalMilliseconds,
            "e2e_s" => estimate.EndToEnd.TotalSeconds,
            OutputRate + "_per_user" => 1 / perToken,
            _ when metric.StartsWith(OutputRate, StringComparison.Ordinal)
                => Per(metric[OutputRate.Length..], OutputOf(row, plan, estimate), estimate.Chips, plan),
            _ when metric.StartsWith(InputRate, StringComparison.Ordinal)
                => Per(metric[InputRate.Length..], InputOf(plan, estimate), estimate.Chips, plan),
            _ => null,
        };
    }

    /// <summary>The 80 % band of a metric, as factors on its value.</summary>
    internal static ErrorBand BandOf(string metric, ServingBands bands) => metric switch
    {
        "ttft_ms" => bands.FirstToken,
        "tpot_ms" or "itl_ms" => bands.PerToken,
        OutputRate + "_per_user" => Inverse(bands.PerToken),
        "e2e_ms" or "e2e_s" => Inverse(bands.Throughput),
        _ => bands.Throughput,
    };

    private static ErrorBand Inverse(ErrorBand band) => band with { Low = 1 / band.High, High = 1 / band.Low };

    private static double OutputOf(ObservationRow row, ServingPlan plan, ServingEstimate estimate)
        => ObservedServing.IsDecodeRate(row, plan)
            ? estimate.Concurrency / estimate.TimePerOutputToken.TotalSeconds
            : estimate.OutputTokensPerSecond.TotalTokensPerSecond;

    /// <summary>Prompts alone: the rate at which a batch of them goes through, which is how prompt processing is measured.</summary>
    private static double InputOf(ServingPlan plan, ServingEstimate estimate)
        => plan.Load is StaticLoad or ClosedLoad { Concurrency: <= 1 }
            ? estimate.PromptTokensPerSecond.TotalTokensPerSecond
            : estimate.InputTokensPerSecond.TotalTokensPerSecond;

    private static double? Per(string unit, double rate, double chips, ServingPlan plan) => unit switch
    {
        "" => rate,
        "_per_gpu" => rate / chips,
        "_per_node" => rate / chips * plan.Hardware!.ChipsPerNode,
        _ => null,
    };
}
