using CostModel.Scenarios;
using CostModel.Scenarios.Metrics;

namespace CostModel.Documents.Results;

/// <summary>A result in one sentence for each part.</summary>
public static class Verdict
{
    /// <summary>The sentences, training first.</summary>
    public static IEnumerable<string> Sentences(ScenarioResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (Text(result, "training.gpuHours") is { } hours)
        {
            string cost = Text(result, "training.costUsd") is { } usd ? $" and costs {usd}" : "";
            yield return $"Training takes {hours}, {Text(result, "training.wallClockDays")}{cost}.";
        }

        if (Text(result, "serving.costPerQueryUsd") is { } perQuery)
        {
            yield return $"A query costs {perQuery}; serving costs {Text(result, "serving.costPerDayUsd")} a day.";
        }
        else if (Text(result, "serving.costPerDayUsd") is { } perDay)
        {
            yield return $"Serving costs {perDay} a day, {Text(result, "serving.costPerMillionOutputTokensUsd")} per million output tokens.";
        }

        if (result["margin.grossMargin"] is { } margin)
        {
            string loss = margin < 0 ? ": every dollar of revenue loses money" : "";
            yield return $"The gross margin is {Text(result, "margin.grossMargin")}{loss}.";
        }
    }

    private static string? Text(ScenarioResult result, string path)
    {
        MetricDefinition metric = ScenarioMetrics.Find(path)!;
        return result[metric] is { } value ? MetricText.Format(metric, value) : null;
    }
}
