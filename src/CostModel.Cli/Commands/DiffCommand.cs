using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using CostModel.Analysis.Attribution;
using CostModel.Cli.Rendering;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Scenarios.Metrics;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel diff A B</c>: what changed, and which change caused how much of each metric's.</summary>
internal static class DiffCommand
{
    private static readonly string[] s_usual =
    [
        "training.gpuHours", "training.costUsd", "serving.costPerDayUsd", "serving.costPerQueryUsd", "serving.costPerMillionOutputTokensUsd", "margin.revenueUsd", "margin.grossMargin",
    ];

    internal static Command Create()
    {
        var before = new Argument<string>("before") { Description = "A scenario file." };
        var after = new Argument<string>("after") { Description = "Another one." };
        var scenario = new ScenarioOptions();
        var metrics = new MetricsOption(s_usual);
        var output = new OutputOptions("table", "json", "csv", "markdown");
        var command = new Command("diff", "What changed between two scenarios, and how much of the change in each metric each input caused.") { before, after };
        command.Add(metrics.Option);
        scenario.AddTo(command);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            CatalogSet catalogs = scenario.Catalogs(parsed, faults);
            ScenarioSetting[] settings = [.. scenario.Settings(parsed, faults)];
            var first = ScenarioDocument.Load(parsed.GetRequiredValue(before), catalogs, settings);
            var second = ScenarioDocument.Load(parsed.GetRequiredValue(after), first.Catalogs, settings);
            faults.AddRange(first.Faults);
            faults.AddRange(second.Faults);
            ImmutableArray<string> asked = metrics.Of(parsed);
            foreach (string path in asked.Where(path => ScenarioMetrics.Find(path) is null))
            {
                string? nearest = NearestMatch.Of(path, ScenarioMetrics.All.Select(metric => metric.Path));
                faults.Add(new Fault(FaultCodes.Usage, "", $"there is no metric '{path}'", nearest is null ? "costmodel list metrics" : $"did you mean '{nearest}'?"));
            }

            if (faults.Any)
            {
                return ScenarioAnswer.Refuse(parsed, faults);
            }

            try
            {
                string format = parsed.GetValue(output.Format)!;
                var diff = ScenarioDiff.Between(first.Scenario, second.Scenario, second.Catalogs, asked);
                return output.Write(parsed, Grid(diff, format is "json" or "csv").Write(format, TerminalStyle.For(parsed, output)));
            }
            catch (InvalidPlanException invalid)
            {
                faults.AddRange(invalid.Faults);
                return ScenarioAnswer.Refuse(parsed, faults);
            }
        });
        return command;
    }

    /// <summary>A block a metric: what it was, what each change did to it, what it is. Numbers in full where a program reads them.</summary>
    private static TextGrid Grid(ScenarioDiff diff, bool forPrograms)
    {
        var grid = new TextGrid("metric", "", "input", "before", "after", "effect");
        foreach (MetricChange change in diff.Metrics)
        {
            string Shown(double value) => forPrograms ? value.ToString("R", CultureInfo.InvariantCulture) : MetricText.Format(change.Metric, value);
            (string total, string[] parts) = forPrograms
                ? (Shown(change.After - change.Before), [.. change.Parts.Select(Shown)])
                : EffectText.Write(change.Metric, change.After - change.Before, change.Parts);
            grid.Add(change.Metric.Path, "~", "", Shown(change.Before), Shown(change.After), total);
            foreach (int i in Enumerable.Range(0, diff.Changes.Length).OrderByDescending(i => Math.Abs(change.Parts[i])))
            {
                if (change.Parts[i] != 0)
                {
                    InputChange input = diff.Changes[i];
                    grid.Add(forPrograms ? change.Metric.Path : "", change.Parts[i] > 0 ? "+" : "-", input.Path, input.Before, input.After, parts[i]);
                }
            }
        }

        return grid;
    }
}
