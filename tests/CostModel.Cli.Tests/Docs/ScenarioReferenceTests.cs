using System.Text;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;

namespace CostModel.Cli.Tests.Docs;

/// <summary>docs/scenario-reference.md is written from the tables of inputs and metrics; a stale one fails.</summary>
public class ScenarioReferenceTests
{
    [Fact]
    public void The_reference_lists_every_input_and_metric_of_the_tables()
        => ApprovedText.Compare(Write(), "docs/scenario-reference.md", "APPROVE_DOCS");

    private static string Write()
    {
        var text = new StringBuilder("""
            # Scenario reference

            Every key of a scenario file and every metric of a result. This page is generated from the tables that the program itself reads
            (`APPROVE_DOCS=1 dotnet test` rewrites it); `costmodel list inputs` and `costmodel list metrics` print the same.

            A key is written as its path, so `training.tokens` stands under `training:`. Numbers carry their unit. `K M B T` are thousand, million,
            billion and trillion; a comma never stands in a number. Any value may be written as `{ value: 15T, source: a paper, asOf: 2024-07 }`, and
            `costmodel explain` then shows the source and its date. Unknown keys are errors.

            ## Inputs

            """.ReplaceLineEndings("\n"));
        foreach (IGrouping<string, InputSummary> section in ScenarioInputs.Summaries.GroupBy(input => input.Section))
        {
            string heading = section.Key.Length == 0 ? "top level" : section.Key;
            text.Append("\n### ").Append(heading).Append("\n\n| key | example | allowed | meaning |\n|---|---|---|---|\n");
            text.AppendJoin("", section.Select(input => $"| `{input.Path}` | `{input.Example}` | {Cell(input.Allowed)} | {Cell(input.Meaning)} |\n"));
        }

        text.Append("\n## Metrics\n\nPaths in JSON, CSV and `costmodel explain`. A metric is there where the scenario gives what it needs.\n");
        foreach (IGrouping<string, MetricDefinition> section in ScenarioMetrics.All.GroupBy(metric => metric.Path.Split('.')[0]))
        {
            text.Append("\n### ").Append(section.Key).Append("\n\n| path | unit | meaning |\n|---|---|---|\n");
            text.AppendJoin("", section.Select(metric => $"| `{metric.Path}` | {MetricText.UnitOf(metric)} | {Cell(metric.Meaning + Law(metric))} |\n"));
        }

        return text.ToString();
    }

    private static string Law(MetricDefinition metric) => metric.Law.Length == 0 ? "" : $" Law: {metric.Law}.";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
