using CostModel.Scenarios;

namespace CostModel.Documents.Results;

/// <summary>A result in one sentence for each part.</summary>
public static class Verdict
{
    /// <summary>The sentences, training first.</summary>
    public static IEnumerable<string> Sentences(ScenarioResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        foreach (string obstacle in result.Plan.Obstacles)
        {
            yield return obstacle;
        }

        if (result.Text("training.gpuHours") is { } hours)
        {
            string days = result.Text("training.wallClockDays") is { } length ? $", {length}" : "";
            string cost = result.Text("training.costUsd") is { } usd ? $" and costs {usd}" : "";
            yield return $"Training takes {hours}{days}{cost}.";
        }

        foreach (string sentence in EconomicsVerdict.Sentences(result))
        {
            yield return sentence;
        }

        if (result.Text("serving.costPerQueryUsd") is { } perQuery)
        {
            yield return $"A query costs {perQuery}; serving costs {result.Text("serving.costPerDayUsd")} a day.";
        }
        else if (result.Text("serving.costPerDayUsd") is { } perDay)
        {
            string unit = result.Text("serving.costPerMillionOutputTokensUsd") is { } usd ? $", {usd} per million output tokens" : "";
            yield return $"Serving costs {perDay} a day{unit}.";
        }

        if (result["margin.grossMargin"] is { } margin)
        {
            string loss = margin < 0 ? ": the product costs more than it earns" : "";
            yield return $"The gross margin is {result.Text("margin.grossMargin")}{loss}.";
        }

        foreach (string reason in EconomicsVerdict.Reasons(result))
        {
            yield return reason;
        }
    }
}
