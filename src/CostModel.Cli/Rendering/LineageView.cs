using System.Globalization;
using CostModel.Scaling;

namespace CostModel.Cli.Rendering;

/// <summary>What a point of quality cost along a line of models.</summary>
internal static class LineageView
{
    internal static TextGrid List()
    {
        var grid = new TextGrid("id", "name", "models");
        foreach (BenchmarkLineage lineage in BenchmarkLineage.Default.Ids.Select(id => BenchmarkLineage.Default[id]))
        {
            grid.Add(lineage.Id, lineage.Name, string.Join(", ", lineage.Models.Select(model => model.Name)));
        }

        return grid;
    }

    internal static TextGrid Of(BenchmarkLineage lineage)
    {
        var grid = new TextGrid("from", "to", "score", "points", "gain", "points a tenfold", "training cost", "cost of a point");
        foreach (LineageStep step in lineage.Steps)
        {
            grid.Add(
                step.From.Name,
                step.To.Name,
                Number(step.To.Score),
                Number(step.Points),
                Number(step.RelativeGain * 100) + "%",
                Number(step.PointsPerTenfoldCompute),
                step.To.Cost.ToString(),
                step.CostPerPoint.ToString());
        }

        return grid;
    }

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
