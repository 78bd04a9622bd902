using System.Text.Json;
using CostModel.Scenarios.Search;
using CostModel.Serving;
using CostModel.Serving.Search;

namespace CostModel.Documents.Results;

/// <summary>Writes the deployments that a search found as JSON.</summary>
public static class SearchJson
{
    /// <summary>The JSON text, ending in a newline.</summary>
    public static string Write(DeploymentChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return JsonText.Write(writer =>
        {
            writer.WriteString("name", choices.Scenario.Name);
            writer.WriteBoolean("feasible", choices.Best is not null);
            writer.WriteString("objective", ObjectiveText(choices.Scenario.Serving?.Objective));
            writer.WriteNumber("configurations", choices.Configurations);
            if (choices.Best is { } best)
            {
                writer.WriteObject("best", () => Option(writer, best));
            }
            else
            {
                writer.WriteNull("best");
            }

            writer.WriteObjects("options", choices.Options, option => Option(writer, option));
            writer.WriteObjects("front", choices.Front, option => Option(writer, option));
            writer.WriteObjects("refused", choices.Refused, refusal =>
            {
                writer.WriteString("hardware", refusal.Hardware.Id);
                writer.WriteString("reason", refusal.Reason);
            });
        });
    }

    /// <summary>The values of a scenario that make it this deployment, as <c>path=value</c>.</summary>
    public static IEnumerable<string> Settings(PricedDeployment deployment)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        ServingPlan plan = deployment.Option.Plan;
        yield return $"serving.hardware={plan.Hardware!.Id}";
        yield return FormattableString.Invariant($"serving.chips={plan.Chips}");
        foreach ((string name, int degree) in ((string, int)[])
            [("tensor", plan.Layout!.Tensor), ("pipeline", plan.Layout.Pipeline), ("expert", plan.Layout.Expert), ("attentionData", plan.Layout.AttentionData)])
        {
            if (degree > 1)
            {
                yield return FormattableString.Invariant($"serving.parallelism.{name}={degree}");
            }
        }

        yield return $"serving.precision={plan.Precision!.Id}";
        yield return FormattableString.Invariant($"serving.concurrency={deployment.Option.Concurrency:0}");
    }

    /// <summary>An objective in words, such as <c>TTFT up to 500 ms, TPOT up to 50 ms for 90 % of requests</c>; empty where nothing binds.</summary>
    public static string ObjectiveText(ServingObjective? objective)
    {
        if (objective is null or { IsEmpty: true })
        {
            return "";
        }

        string[] parts =
        [
            .. objective.TimeToFirstToken is { } first ? (string[])[$"TTFT up to {first}"] : [],
            .. objective.TimePerOutputToken is { } perToken ? (string[])[$"TPOT up to {perToken}"] : [],
            .. objective.EndToEnd is { } end ? (string[])[$"end to end up to {end}"] : [],
        ];
        string share = objective.Percentile is { } percentile ? FormattableString.Invariant($" for {percentile.TotalFraction * 100:0.###} % of requests") : "";
        return string.Join(", ", parts) + share;
    }

    /// <summary>What binds, in a word or two.</summary>
    public static string NameOf(ServingBound bound) => bound switch
    {
        ServingBound.TimePerOutputToken => "TPOT",
        ServingBound.TimeToFirstToken => "TTFT",
        ServingBound.EndToEnd => "end to end",
        ServingBound.CacheMemory => "memory",
        _ => "engine's batch",
    };

    private static void Option(Utf8JsonWriter writer, PricedDeployment priced)
    {
        ServingOption option = priced.Option;
        ServingPlan plan = option.Plan;
        writer.WriteString("hardware", plan.Hardware!.Id);
        writer.WriteNumber("chipsPerReplica", option.Chips);
        writer.WriteObject("parallelism", () =>
        {
            writer.WriteNumber("tensor", plan.Layout!.Tensor);
            writer.WriteNumber("pipeline", plan.Layout.Pipeline);
            writer.WriteNumber("expert", plan.Layout.Expert);
            writer.WriteNumber("attentionData", plan.Layout.AttentionData);
        });
        writer.WriteString("precision", plan.Precision!.Id);
        writer.WriteString("cachePrecision", plan.CachePrecision!.Id);
        writer.WriteString("engine", plan.Engine!.Id);
        writer.WriteNumber("concurrency", option.Concurrency);
        writer.WriteNumber("timeToFirstTokenMs", option.TimeToFirstToken.TotalMilliseconds);
        writer.WriteNumber("timePerOutputTokenMs", option.TimePerOutputToken.TotalMilliseconds);
        writer.WriteNumber("endToEndSeconds", option.EndToEnd.TotalSeconds);
        writer.WriteNumber("tokensPerSecondPerUser", option.TokensPerSecondPerUser);
        writer.WriteNumber("outputTokensPerSecond", option.OutputTokensPerSecond.TotalTokensPerSecond);
        writer.WriteNumber("replicas", option.Replicas);
        writer.WriteNumber("chips", priced.Chips);
        writer.WriteNumber("headroom", option.Headroom?.TotalFraction);
        writer.WriteNumber("priceUsdPerGpuHour", priced.Price.TotalDollarsPerGpuHour);
        writer.WriteString("priceSource", priced.PriceSource?.ToString());
        writer.WriteNumber("costPerDayUsd", priced.PerDay.TotalDollars);
        writer.WriteNumber("costPerQueryUsd", priced.PerQuery.TotalDollars);
        writer.WriteNumber("costPerMillionTokensUsd", priced.PerMillionTokens.TotalDollars);
        writer.WriteNumber("costPerMillionTokensUsdLow", priced.PerMillionTokensBand.Low.TotalDollars);
        writer.WriteNumber("costPerMillionTokensUsdHigh", priced.PerMillionTokensBand.High.TotalDollars);
        writer.WriteBoolean("meetsObjective", option.MeetsObjective);
        writer.WriteString("boundBy", NameOf(option.BoundBy));
        writer.WriteArray("settings", Settings(priced), writer.WriteStringValue);
    }
}
