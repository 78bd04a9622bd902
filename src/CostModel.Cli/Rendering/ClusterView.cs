using System.Collections.Immutable;
using System.Globalization;
using CostModel.Analysis.Clusters;
using CostModel.Training;

namespace CostModel.Cli.Rendering;

/// <summary>A training run over numbers of accelerators: what a deadline needs in a sentence, and a row for each number.</summary>
internal sealed class ClusterView(ImmutableArray<ClusterPoint> points, Duration? deadline, ClusterPoint? fewest, ClusterPoint? cheapest)
{
    /// <summary>The answer to the deadline; empty where none was asked for.</summary>
    internal string Sentences()
    {
        if (deadline is not { } time)
        {
            return "";
        }

        if (fewest is null)
        {
            return $"No number of accelerators finishes within {time}: a larger training.batchTokens would let more of them share it.\n";
        }

        string first = $"To finish within {time}: {Whole(fewest.Chips)} chips at the fewest ({Summary(fewest)}).\n";
        bool same = cheapest is null || cheapest.Chips == fewest.Chips;
        return first + (same ? "Fewer GPU-hours in that time are not to be had with more.\n" : $"Cheaper: {Whole(cheapest!.Chips)} chips ({Summary(cheapest)}).\n");

        static string Summary(ClusterPoint point)
            => $"{point.Result!.Text("training.wallClockDays")}, {point.Result.Text("training.gpuHours")}"
                + (point.Result["training.costUsd"] is null ? "" : $", {point.Result.Text("training.costUsd")}");
    }

    /// <summary>A row for each number; its efficiency is its speed per GPU-hour over that of the first that runs.</summary>
    internal TextGrid Grid()
    {
        bool hasCost = points.Any(point => point.Result?["training.costUsd"] is not null);
        string[] headings = ["chips", "layout", "step s", "tokens/s/chip", "MFU", "days", "GPU-hours", .. hasCost ? ["USD"] : (string[])[], "efficiency", "runs"];
        var grid = new TextGrid(headings);
        double? first = points.FirstOrDefault(point => point.IsFeasible)?.Result?["training.gpuHours"];
        foreach (ClusterPoint point in points)
        {
            string Number(string path, string format) => point.Result?[path]?.ToString(format, CultureInfo.InvariantCulture) ?? "";
            string kept = point.IsFeasible && first is { } hours ? (hours / point.Result!["training.gpuHours"]!.Value).ToString("0.0%", CultureInfo.InvariantCulture) : "";
            grid.Add(
            [
                Whole(point.Chips),
                Layout(point.Training?.Step),
                Number("training.stepSeconds", "0.00"),
                Number("training.tokensPerSecondPerChip", "#,##0"),
                Number("training.modelFlopsUtilization", "0.0%"),
                Number("training.wallClockDays", "#,##0.0"),
                Number("training.gpuHours", "#,##0"),
                .. hasCost ? [Number("training.costUsd", "#,##0")] : (string[])[],
                kept,
                point.IsFeasible ? "yes" : "no",
            ]);
        }

        return grid;
    }

    /// <summary>Why some numbers cannot run.</summary>
    internal string Reasons() => string.Concat(points
        .Where(point => !point.IsFeasible)
        .Select(point => $"{Whole(point.Chips)} chips: {string.Join(' ', point.Obstacles)}\n"));

    /// <summary>Every number in full, for programs.</summary>
    internal TextGrid Exact()
    {
        string[] paths =
        [
            "training.stepSeconds", "training.tokensPerSecondPerChip", "training.modelFlopsUtilization", "training.goodput", "training.wallClockDays",
            "training.gpuHours", "training.costUsd", "training.memoryPerChipGb", "training.parallelism.tensor", "training.parallelism.pipeline",
            "training.parallelism.data", "training.parallelism.context", "training.parallelism.expert",
        ];
        var grid = new TextGrid(["training.chips", "feasible", .. paths]);
        foreach (ClusterPoint point in points)
        {
            grid.Add(
            [
                point.Chips.ToString(CultureInfo.InvariantCulture),
                point.IsFeasible ? "true" : "false",
                .. paths.Select(path => point.Result?[path]?.ToString("R", CultureInfo.InvariantCulture) ?? ""),
            ]);
        }

        return grid;
    }

    /// <summary>The degrees that are not 1, as tensor 8, pipeline 16, data 128.</summary>
    private static string Layout(StepEstimate? step)
    {
        if (step is null)
        {
            return "";
        }

        (string Name, int Degree)[] degrees =
            [("tp", step.Tensor), ("pp", step.Pipeline), ("vp", step.VirtualPipeline), ("cp", step.Context), ("ep", step.Expert), ("dp", step.Data)];
        string text = string.Join(' ', degrees.Where(degree => degree.Degree > 1).Select(degree => FormattableString.Invariant($"{degree.Name}{degree.Degree}")));
        return text.Length == 0 ? "one chip" : text;
    }

    private static string Whole(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
