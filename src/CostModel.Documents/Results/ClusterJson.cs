using System.Collections.Immutable;
using System.Text.Json;
using CostModel.Analysis.Clusters;
using CostModel.Scenarios;
using CostModel.Scenarios.Metrics;

namespace CostModel.Documents.Results;

/// <summary>Writes a training run over numbers of accelerators as JSON; figures stand at the paths of a result.</summary>
public static class ClusterJson
{
    private static readonly string[] s_metrics =
    [
        "training.stepSeconds", "training.tokensPerSecondPerChip", "training.modelFlopsUtilization", "training.goodput", "training.wallClockDays",
        "training.gpuHours", "training.costUsd", "training.energyMwh", "training.memoryPerChipGb", "training.parallelism.tensor",
        "training.parallelism.pipeline", "training.parallelism.data", "training.parallelism.context", "training.parallelism.expert",
    ];

    /// <summary>The JSON text, ending in a newline.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="points">The curve.</param>
    /// <param name="deadline">The time to finish in; null where none was asked for.</param>
    /// <param name="fewest">The fewest accelerators that finish in time; null where none do, or no deadline was given.</param>
    /// <param name="cheapest">The accelerators that finish in time at the fewest accelerator-hours.</param>
    public static string Write(
        Scenario scenario, ImmutableArray<ClusterPoint> points, Duration? deadline, ClusterPoint? fewest, ClusterPoint? cheapest)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return JsonText.Write(writer =>
        {
            writer.WriteString("name", scenario.Name);
            writer.WriteObjects("points", points, point => Point(writer, point));
            if (deadline is { } time)
            {
                writer.WriteObject("deadline", () =>
                {
                    writer.WriteNumber("days", time.TotalSeconds / 86_400);
                    OrNull(writer, "fewest", fewest);
                    OrNull(writer, "cheapest", cheapest);
                });
            }
        });
    }

    private static void OrNull(Utf8JsonWriter writer, string name, ClusterPoint? point)
    {
        if (point is null)
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteObject(name, () => Point(writer, point));
        }
    }

    private static void Point(Utf8JsonWriter writer, ClusterPoint point)
    {
        writer.WriteNumber("chips", point.Chips);
        writer.WriteBoolean("feasible", point.IsFeasible);
        if (!point.Obstacles.IsEmpty)
        {
            writer.WriteArray("obstacles", point.Obstacles, writer.WriteStringValue);
        }

        foreach (string path in point.Result is null ? [] : s_metrics)
        {
            if (point.Result![path] is { } value)
            {
                writer.WriteNumber(path, value);
                if (point.Result.Band(ScenarioMetrics.Find(path)!) is { } band)
                {
                    writer.WriteNumber(path + ".low", band.Low);
                    writer.WriteNumber(path + ".high", band.High);
                }
            }
        }
    }
}
