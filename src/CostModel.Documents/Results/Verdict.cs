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
            string days = Text(result, "training.wallClockDays") is { } length ? $", {length}" : "";
            string cost = Text(result, "training.costUsd") is { } usd ? $" and costs {usd}" : "";
            yield return $"Training takes {hours}{days}{cost}.";
        }

        foreach (string sentence in EconomicsVerdict.Sentences(result))
        {
            yield return sentence;
        }

        if (Text(result, "serving.costPerQueryUsd") is { } perQuery)
        {
            yield return $"A query costs {perQuery}; serving costs {Text(result, "serving.costPerDayUsd")} a day.";
        }
        else if (Text(result, "serving.costPerDayUsd") is { } perDay)
        {
            string perToken = Text(result, "serving.costPerMillionOutputTokensUsd") is { } cost ? $", {cost} per million output tokens" : "";
            yield return $"Serving costs {perDay} a day{perToken}.";
        }

        if (result["margin.grossMargin"] is { } margin)
        {
            string loss = margin < 0 ? ": the product costs more than it earns" : "";
            yield return $"The gross margin is {Text(result, "margin.grossMargin")}{loss}.";
        }
    }

    internal static string? Text(ScenarioResult result, string path)
    {
        MetricDefinition metric = ScenarioMetrics.Find(path)!;
        return result[metric] is { } value ? MetricText.Format(metric, value) : null;
    }
}
