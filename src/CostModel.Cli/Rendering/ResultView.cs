using CostModel.Documents.Results;
using CostModel.Scenarios;
using CostModel.Scenarios.Metrics;
using Spectre.Console;

namespace CostModel.Cli.Rendering;

/// <summary>A result as a person reads it in a terminal: one sentence, then a table for each part.</summary>
internal static class ResultView
{
    internal static string Render(ScenarioResult result, TerminalStyle style) => style.Render(console =>
    {
        Scenario scenario = result.Plan.Scenario;
        if (scenario.Name.Length > 0)
        {
            console.MarkupLineInterpolated($"[bold]{scenario.Name}[/]");
        }

        foreach (string sentence in Verdict.Sentences(result))
        {
            console.WriteLine(sentence);
        }

        foreach (IGrouping<string, MetricDefinition> section in result.Metrics.GroupBy(metric => metric.Path.Split('.')[0]))
        {
            console.Write(Section(result, section.Key, [.. section]));
        }

        console.WriteLine($"Depth {DepthName.Of(result.Depth)}. Calendar {scenario.Calendar}. Catalog of {CatalogSet.Version}.");
    });

    private static Table Section(ScenarioResult result, string name, MetricDefinition[] metrics)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(SectionNames.Of(name)), Width = null };
        table.AddColumn(new TableColumn("") { NoWrap = true });
        table.AddColumn(new TableColumn("") { NoWrap = true, Alignment = Justify.Right });
        table.AddColumn(new TableColumn("metric") { NoWrap = true });
        table.ShowHeaders = false;
        foreach (MetricDefinition metric in metrics)
        {
            table.AddRow(
                new Text(metric.Label),
                new Text(MetricText.Format(metric, result[metric]!.Value)),
                new Text(metric.Path, new Style(decoration: Decoration.Dim)));
        }

        return table;
    }
}
