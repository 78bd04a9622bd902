using System.Globalization;
using CostModel.Catalogs;
using CostModel.Efficiency.PostTraining;

namespace CostModel.Cli.Rendering;

/// <summary>A post-training pipeline for a policy of a size, stage by stage.</summary>
internal static class PipelineView
{
    internal static TextGrid Of(PostTrainingPipeline pipeline, ParameterCount policy)
    {
        PostTrainingEstimate estimate = pipeline.Estimate(new PostTrainingSetting { Policy = policy });
        var grid = new TextGrid("field", "value", "source");
        string stages = pipeline.Sources.GetValueOrDefault("stages")?.ToString() ?? "";
        string labels = pipeline.Sources.GetValueOrDefault("stages.labels")?.ToString() ?? stages;
        grid.Add("name", pipeline.Name, "");
        grid.Add("policy", policy.ToString(), "");
        foreach (StageEstimate stage in estimate.Stages)
        {
            string name = stage.Stage.Name;
            grid.Add($"{name}: computation", PetaflopDays(stage.Flops), stages);
            grid.Add($"{name}: of it trained, read, written", $"{stage.TrainingFlops}, {stage.ScoringFlops}, {stage.GenerationFlops}", stages);
            grid.Add($"{name}: in memory", $"{stage.ResidentMemory}: {string.Join(", ", stage.Stage.Models.Select(Named))}", stages);
            if (stage.Stage.LabelHours > 0)
            {
                grid.Add($"{name}: labels", $"{Count(stage.Stage.LabelHours)} h, {stage.LabelCost}", labels);
            }

            if (stage.Stage.Fees > Usd.Zero)
            {
                grid.Add($"{name}: fees", stage.Stage.Fees.ToString(), stages);
            }
        }

        grid.Add("together: computation", PetaflopDays(estimate.Flops), "");
        grid.Add("together: most in memory", estimate.PeakMemory.ToString(), "");
        grid.Add("together: labels and fees", $"{Count(estimate.LabelHours)} h, {estimate.LabelCost + estimate.Fees}", "");
        string[] notes = [pipeline.Note, .. pipeline.Sources.Values.Select(source => source.Note ?? "").Distinct()];
        foreach (string note in notes.Where(note => note.Length > 0))
        {
            grid.Add("note", note, "");
        }

        return grid;
    }

    private static string Named(StageModel model)
        => $"{model.Role}{(model.Size is { } size ? $" {size}" : "")} ({(model.Trained ? "trained" : "read only")})";

    private static string PetaflopDays(Flops flops) => (flops.TotalFlops / 8.64e19).ToString("0.####", CultureInfo.InvariantCulture) + " PF-days";

    private static string Count(double hours) => hours.ToString("#,##0", CultureInfo.InvariantCulture);
}
