using System.Collections.Immutable;
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

        foreach (ResultSection section in ResultSection.Of(result))
        {
            console.Write(Section(result, section));
            foreach (ResultTable table in section.Tables)
            {
                console.Write(Rows(table));
            }
        }

        console.WriteLine($"Amounts in US dollars{ResultTables.Currencies(scenario)}.");
        console.WriteLine($"Calendar {scenario.Calendar}. Catalog of {CatalogSet.Version}.");
        console.WriteLine("How a number came about: costmodel explain METRIC FILE");
    });

    private static Table Section(ScenarioResult result, ResultSection section)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(SectionNames.Of(section.Name)), Width = null };
        table.AddColumn(new TableColumn("") { NoWrap = true });
        table.AddColumn(new TableColumn("") { Alignment = Justify.Right });
        table.AddColumn(new TableColumn("metric") { NoWrap = true });
        table.ShowHeaders = false;
        foreach (MetricDefinition metric in section.Metrics)
        {
            table.AddRow(
                new Text(metric.Label),
                new Text(ResultTables.Shown(result, metric)),
                new Text(metric.Path, new Style(decoration: Decoration.Dim)));
        }

        return table;
    }

    /// <summary>A table of rows; columns that are empty throughout are left out.</summary>
    internal static Table Rows(ResultTable rows)
    {
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle(rows.Title) };
        int[] shown = [.. Enumerable.Range(0, rows.Columns.Length).Where(i => rows.Rows.Any(row => row[i].Number is not (null or 0) || row[i].Text is { Length: > 0 }))];
        foreach (int i in shown)
        {
            bool isNumber = rows.Columns[i].Unit is not null;
            table.AddColumn(new TableColumn(Markup.Escape(rows.Columns[i].Title)) { NoWrap = isNumber, Alignment = isNumber ? Justify.Right : Justify.Left });
        }

        foreach (ImmutableArray<ResultCell> row in rows.Rows)
        {
            table.AddRow([.. shown.Select(i => new Text(ResultTables.Shown(rows.Columns[i], row[i]).Replace(" USD", "", StringComparison.Ordinal)))]);
        }

        return table;
    }
}
