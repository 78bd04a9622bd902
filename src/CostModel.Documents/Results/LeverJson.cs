using System.Text.Json;
using CostModel.Analysis.Levers;
using CostModel.Efficiency;

namespace CostModel.Documents.Results;

/// <summary>Writes what techniques do to a scenario as JSON; figures stand at the paths of a result.</summary>
public static class LeverJson
{
    /// <summary>The JSON text, ending in a newline.</summary>
    public static string Write(LeverTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return JsonText.Write(writer =>
        {
            writer.WriteString("name", table.Scenario.Name);
            Assumptions(writer, table.Goal, table.Options);
            writer.WriteObject("baseline", () => Figures(writer, table.Baseline));
            writer.WriteObjects("rows", table.Rows, row => Row(writer, row));
            if (table.Best is { } best)
            {
                writer.WriteObject("best", () => Combination(writer, best));
            }
            else
            {
                writer.WriteNull("best");
            }
        });
    }

    /// <summary>One combination that was asked for.</summary>
    public static string Write(LeverCombination combination, LeverGoal goal, LeverOptions options)
    {
        ArgumentNullException.ThrowIfNull(combination);
        ArgumentNullException.ThrowIfNull(options);
        return JsonText.Write(writer =>
        {
            Assumptions(writer, goal, options);
            writer.WriteObject("combination", () => Combination(writer, combination));
        });
    }

    /// <summary>The name of a goal in files and flags.</summary>
    public static string NameOf(LeverGoal goal) => goal switch
    {
        LeverGoal.TrainingCost => "training-cost",
        LeverGoal.GrossMargin => "gross-margin",
        _ => "cost-per-query",
    };

    private static void Assumptions(Utf8JsonWriter writer, LeverGoal goal, LeverOptions options)
    {
        writer.WriteString("goal", NameOf(goal));
        writer.WriteNumber("qualityFloor", options.QualityFloor.TotalFraction);
        writer.WriteNumber("engineerDayUsd", options.EngineerDay.TotalDollars);
        writer.WriteNumber("wageUsdPerHour", options.Wage.TotalDollarsPerHour);
    }

    private static void Figures(Utf8JsonWriter writer, LeverFigures figures)
    {
        if (figures.ServingCostPerDay is not null)
        {
            writer.WriteObject("serving", () =>
            {
                JsonText.WriteNumber(writer, "costPerQueryUsd", figures.CostPerQuery);
                JsonText.WriteNumber(writer, "costPerDayUsd", figures.ServingCostPerDay);
            });
        }

        if (figures.TrainingGpuHours is not null)
        {
            writer.WriteObject("training", () =>
            {
                JsonText.WriteNumber(writer, "costUsd", figures.TrainingCost);
                JsonText.WriteNumber(writer, "gpuHours", figures.TrainingGpuHours);
            });
        }

        if (figures.GrossMargin is not null)
        {
            writer.WriteObject("margin", () => JsonText.WriteNumber(writer, "grossMargin", figures.GrossMargin));
        }
    }

    private static void Row(Utf8JsonWriter writer, LeverRow row)
    {
        writer.WriteString("id", row.Technique.Id);
        writer.WriteString("name", row.Technique.Name);
        writer.WriteString("status", JsonNamingPolicy.CamelCase.ConvertName(row.Status.ToString()));
        writer.WriteString("reason", row.Reason);
        writer.WriteArray("resources", row.Technique.Resources, resource => writer.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(resource.ToString())));
        if (row.Status == LeverStatus.NotApplicable)
        {
            return;
        }

        Figures(writer, row.Figures);
        writer.WriteNumber("gain", row.Gain);
        JsonText.WriteNumber(writer, "actsOn", row.ActsOn);
        Quality(writer, row.Quality);
        writer.WriteBoolean("keepsFloor", row.KeepsFloor);
        writer.WriteNumber("oneOffUsd", row.OneOff.TotalDollars);
        JsonText.WriteNumber(writer, "paybackDays", row.PaybackDays);
        if (row.PostTraining is { } postTraining)
        {
            writer.WriteObject("postTraining", () =>
            {
                writer.WriteString("pipeline", postTraining.Estimate.Pipeline.Id);
                writer.WriteNumber("costUsd", postTraining.Estimate.Cost.TotalDollars);
                writer.WriteNumber("labelsUsd", postTraining.Estimate.LabelCost.TotalDollars);
                writer.WriteNumber("flops", postTraining.Estimate.Flops.TotalFlops);
                writer.WriteNumber("memoryGb", postTraining.Estimate.PeakMemory.TotalBytes / 1e9);
                writer.WriteNumber("changeOfCost", postTraining.ChangeOfCost);
            });
        }
    }

    private static void Quality(Utf8JsonWriter writer, QualityEffect quality) => writer.WriteObject("quality", () =>
    {
        writer.WriteNumber("low", quality.Kept.Low);
        writer.WriteNumber("central", quality.Kept.Central);
        writer.WriteNumber("high", quality.Kept.High);
    });

    private static void Combination(Utf8JsonWriter writer, LeverCombination combination)
    {
        Figures(writer, combination.Figures);
        Quality(writer, combination.Quality);
        writer.WriteNumber("oneOffUsd", combination.OneOff.TotalDollars);
        writer.WriteObjects("steps", combination.Steps, step =>
        {
            writer.WriteString("id", step.Technique.Id);
            writer.WriteNumber("before", step.Before);
            writer.WriteNumber("after", step.After);
            writer.WriteNumber("change", step.Change);
        });
    }
}
