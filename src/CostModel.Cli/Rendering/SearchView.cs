using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CostModel.Documents.Results;
using CostModel.Scenarios;
using CostModel.Scenarios.Search;
using CostModel.Serving.Search;

namespace CostModel.Cli.Rendering;

/// <summary>The deployments that a search found as a person reads them: the cheapest in a sentence, then a row for each accelerator.</summary>
internal static class SearchView
{
    internal static string Render(DeploymentChoices choices, ScenarioResult? own, string format, TerminalStyle style)
    {
        if (format == "csv")
        {
            return Everything([.. choices.Options, .. choices.Front]).Write(format, style);
        }

        var text = new StringBuilder();
        bool isMarkdown = format == "markdown";
        foreach (string sentence in Sentences(choices, own))
        {
            text.Append(sentence).Append(isMarkdown ? "\n\n" : "\n");
        }

        if (choices.Best is not null)
        {
            text.Append(Options(choices).Write(format, style)).Append(isMarkdown ? "\n" : "");
        }

        foreach (ServingRefusal refusal in choices.Refused)
        {
            text.Append(isMarkdown ? "- " : "").Append($"{refusal.Hardware.Id}: none. {refusal.Reason}\n");
        }

        if (!choices.Front.IsEmpty)
        {
            text.Append(isMarkdown ? "\n" : "").Append("Cost against speed, full replicas, means: what no other way beats in both.\n").Append(isMarkdown ? "\n" : "");
            text.Append(Front(choices.Front).Write(format, style)).Append(isMarkdown ? "\n" : "");
        }

        if (choices.Best is { } best)
        {
            text.Append(isMarkdown ? "\n" : "").Append($"As a scenario: {string.Join(" ", SearchJson.Settings(best).Select(setting => $"--set {setting}"))}\n");
        }

        return text.ToString();
    }

    private static IEnumerable<string> Sentences(DeploymentChoices choices, ScenarioResult? own)
    {
        if (choices.Scenario.Name.Length > 0)
        {
            yield return choices.Scenario.Name;
        }

        string objective = SearchJson.ObjectiveText(choices.Scenario.Serving?.Objective);
        if (choices.Best is not { } best)
        {
            yield return $"No accelerator of {choices.Refused.Length} {(objective.Length > 0 ? $"meets {objective}" : "holds the model")}.";
            yield break;
        }

        ServingOption option = best.Option;
        string replicas = choices.HasDemand ? $"{option.Replicas} replica{(option.Replicas == 1 ? "" : "s")} of " : "";
        string bill = choices.HasDemand ? $"{Dollars(best.PerDay.TotalDollars)} USD a day, " : "";
        yield return $"Cheapest{(objective.Length > 0 ? $" with {objective}" : "")}: {replicas}{option.Chips} x {option.Plan.Hardware!.Id}, {option.Plan.Precision!.Id}, "
            + $"{option.Concurrency.ToString("0", CultureInfo.InvariantCulture)} request{(option.Concurrency == 1 ? "" : "s")} in flight{(choices.HasDemand ? " on each" : "")}; {bill}{Dollars(best.PerMillionTokens.TotalDollars)} USD per million tokens.";
        if (own is { IsFeasible: true } && choices.HasDemand && own["serving.costPerDayUsd"] is { } now)
        {
            yield return $"The deployment in the file costs {Dollars(now)} USD a day.";
        }
    }

    private static TextGrid Options(DeploymentChoices choices)
    {
        bool hasDemand = choices.HasDemand;
        string[] fleet = hasDemand ? ["replicas", "USD/day"] : [];
        var grid = new TextGrid(["hardware", "replica", "batch", "TTFT ms", "TPOT ms", .. fleet, "USD/1M", "80 % band", "bound by"]);
        foreach (PricedDeployment priced in choices.Options)
        {
            ServingOption option = priced.Option;
            string[] demand = hasDemand ? [Number(option.Replicas, "0"), Dollars(priced.PerDay.TotalDollars)] : [];
            grid.Add(
            [
                option.Plan.Hardware!.Id, ReplicaOf(option), Number(option.Concurrency, "0"),
                Number(option.TimeToFirstToken.TotalMilliseconds, "0"), Number(option.TimePerOutputToken.TotalMilliseconds, "0.0"),
                .. demand,
                Dollars(priced.PerMillionTokens.TotalDollars),
                $"{Dollars(priced.PerMillionTokensBand.Low.TotalDollars)} .. {Dollars(priced.PerMillionTokensBand.High.TotalDollars)}",
                SearchJson.NameOf(option.BoundBy),
            ]);
        }

        return grid;
    }

    /// <summary>Steps of a seventh in speed: the whole front is in JSON and CSV.</summary>
    private static TextGrid Front(ImmutableArray<PricedDeployment> front)
    {
        const double step = 0.87;
        var grid = new TextGrid("tok/s/user", "USD/1M", "hardware", "replica", "batch", "TTFT ms", "meets the objective");
        double last = double.PositiveInfinity;
        foreach (PricedDeployment priced in front)
        {
            ServingOption option = priced.Option;
            if (option.TokensPerSecondPerUser > step * last && priced != front[^1])
            {
                continue;
            }

            last = option.TokensPerSecondPerUser;
            grid.Add(
                Number(last, "0.0"),
                Dollars(priced.PerMillionTokens.TotalDollars),
                option.Plan.Hardware!.Id,
                ReplicaOf(option),
                Number(option.Concurrency, "0"),
                Number(option.TimeToFirstToken.TotalMilliseconds, "0"),
                option.MeetsObjective ? "yes" : "no");
        }

        return grid;
    }

    /// <summary>Every figure of every row, unrounded, for a spreadsheet.</summary>
    private static TextGrid Everything(IEnumerable<PricedDeployment> rows)
    {
        var grid = new TextGrid(
            "hardware", "chips", "layout", "precision", "concurrency", "timeToFirstTokenMs", "timePerOutputTokenMs", "endToEndSeconds", "tokensPerSecondPerUser",
            "outputTokensPerSecond", "replicas", "headroom", "costPerDayUsd", "costPerQueryUsd", "costPerMillionTokensUsd", "meetsObjective", "boundBy");
        foreach (PricedDeployment priced in rows)
        {
            ServingOption option = priced.Option;
            string Exact(double value) => value.ToString("G15", CultureInfo.InvariantCulture);
            grid.Add(
                option.Plan.Hardware!.Id, Exact(option.Chips), option.Plan.Layout!.ToString(), option.Plan.Precision!.Id, Exact(option.Concurrency),
                Exact(option.TimeToFirstToken.TotalMilliseconds), Exact(option.TimePerOutputToken.TotalMilliseconds), Exact(option.EndToEnd.TotalSeconds),
                Exact(option.TokensPerSecondPerUser), Exact(option.OutputTokensPerSecond.TotalTokensPerSecond), Exact(option.Replicas),
                option.Headroom is { } headroom ? Exact(headroom.TotalFraction) : "", Exact(priced.PerDay.TotalDollars), Exact(priced.PerQuery.TotalDollars),
                Exact(priced.PerMillionTokens.TotalDollars), option.MeetsObjective ? "true" : "false", SearchJson.NameOf(option.BoundBy));
        }

        return grid;
    }

    private static string ReplicaOf(ServingOption option)
        => FormattableString.Invariant($"{option.Chips} x {option.Plan.Precision!.Id} {option.Plan.Layout}");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Three figures that matter, and all whole dollars.</summary>
    private static string Dollars(double amount) => amount switch
    {
        < 0.1 => amount.ToString("0.0000", CultureInfo.InvariantCulture),
        < 10 => amount.ToString("0.000", CultureInfo.InvariantCulture),
        < 1000 => amount.ToString("0.00", CultureInfo.InvariantCulture),
        _ => amount.ToString("#,##0", CultureInfo.InvariantCulture),
    };
}
