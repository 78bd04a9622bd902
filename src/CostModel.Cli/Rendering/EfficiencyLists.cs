using System.Globalization;
using CostModel.Efficiency;
using CostModel.Efficiency.PostTraining;
using CostModel.Scaling;
using CostModel.Scaling.Trends;
using CostModel.Scenarios;

namespace CostModel.Cli.Rendering;

/// <summary>What the catalogs of techniques, pipelines, laws and trends hold.</summary>
internal static class EfficiencyLists
{
    internal static TextGrid Techniques(CatalogSet catalogs)
    {
        var grid = new TextGrid("id", "name", "acts on", "quality kept", "regime");
        foreach (Technique technique in catalogs.Techniques.Ids.Select(id => catalogs.Techniques[id]))
        {
            EffectRange kept = technique.Quality.Kept;
            string range = kept.Low == kept.High && kept.Central == 1 ? "all" : string.Create(CultureInfo.InvariantCulture, $"{kept.Low * 100:0.#} .. {kept.High * 100:0.#}%");
            grid.Add(technique.Id, technique.Name, string.Join(", ", technique.Resources.Select(resource => resource.ToString().ToLowerInvariant())), range, technique.Regime);
        }

        return grid;
    }

    internal static TextGrid Pipelines(CatalogSet catalogs)
    {
        var grid = new TextGrid("id", "name", "stages", "label hours", "FLOPs at 7B", "memory at 7B");
        foreach (PostTrainingPipeline pipeline in catalogs.Pipelines.Ids.Select(id => catalogs.Pipelines[id]))
        {
            PostTrainingEstimate estimate = pipeline.Estimate(new PostTrainingSetting { Policy = ParameterCount.FromBillions(7) });
            grid.Add(
                pipeline.Id,
                pipeline.Name,
                string.Join(", ", pipeline.Stages.Select(stage => stage.Name)),
                estimate.LabelHours.ToString("#,##0", CultureInfo.InvariantCulture),
                estimate.Flops.ToString(),
                estimate.PeakMemory.ToString());
        }

        return grid;
    }

    internal static TextGrid Laws()
    {
        var grid = new TextGrid("id", "name", "E", "A", "B", "alpha", "beta", "fitted on");
        foreach (LossLaw law in ScalingLawCatalog.Default.Ids.Select(id => ScalingLawCatalog.Default[id]))
        {
            grid.Add(
                law.Id, law.Name, Text(law.E), Text(law.A), Text(law.B), Text(law.Alpha), Text(law.Beta),
                string.Join("; ", new[] { law.Parameters, law.Flops, law.TokensPerParameter }.OfType<FittedRange>()));
        }

        return grid;
    }

    internal static TextGrid Trends()
    {
        var grid = new TextGrid("id", "name", "a year", "interval", "stands at", "source");
        foreach (Trend trend in Trend.Default.Ids.Select(id => Trend.Default[id]))
        {
            string interval = trend.Low == trend.High ? "" : string.Create(CultureInfo.InvariantCulture, $"{trend.Low:0.####} .. {trend.High:0.####} ({trend.Interval})");
            string anchor = trend.AnchorValue is { } value ? string.Create(CultureInfo.InvariantCulture, $"{Large(value)} {trend.Quantity} in {trend.AnchorYear:0.0}") : "";
            grid.Add(trend.Id, trend.Name, string.Create(CultureInfo.InvariantCulture, $"{trend.FactorPerYear:0.###}x"), interval, anchor, trend.Sources["factorPerYear"].ToString());
        }

        return grid;
    }

    internal static string Large(double value) => value switch
    {
        >= 1e15 => value.ToString("0.##e+0", CultureInfo.InvariantCulture),
        >= 1e12 => (value / 1e12).ToString("0.##", CultureInfo.InvariantCulture) + "T",
        >= 1e9 => (value / 1e9).ToString("0.##", CultureInfo.InvariantCulture) + "B",
        >= 1e6 => (value / 1e6).ToString("0.##", CultureInfo.InvariantCulture) + "M",
        _ => value.ToString("#,##0.##", CultureInfo.InvariantCulture),
    };

    private static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
