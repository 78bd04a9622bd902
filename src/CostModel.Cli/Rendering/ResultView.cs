using System.Collections.Immutable;
using System.Globalization;
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
            WriteReasons(console, result, section);
            foreach (ResultTable table in section.Tables)
            {
                WriteRows(console, table);
            }
        }

        console.WriteLine($"Amounts in US dollars{ResultTables.Currencies(scenario)}. Depth {DepthName.Of(result.Depth)}.");
        console.WriteLine($"Calendar {scenario.Calendar}. Catalog of {CatalogSet.Version}.");
    });

    private const int LongestCell = 24;

    private static Table Section(ScenarioResult result, ResultSection section)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(SectionNames.Of(section.Name)), Width = null };
        table.AddColumn(new TableColumn("") { NoWrap = true });
        table.AddColumn(new TableColumn("") { NoWrap = true, Alignment = Justify.Right });
        bool hasBands = section.Metrics.Any(metric => result.Band(metric) is not null);
        if (hasBands)
        {
            table.AddColumn(new TableColumn("80 % band") { NoWrap = true, Alignment = Justify.Right });
        }

        table.AddColumn(new TableColumn(hasBands ? "metric" : "") { NoWrap = true });
        table.ShowHeaders = hasBands;
        foreach (MetricDefinition metric in section.Metrics)
        {
            Text[] band = hasBands ? [new Text(ResultTables.ShownBand(result, metric))] : [];
            table.AddRow(
            [
                new Text(metric.Label),
                new Text(result[metric] is { } value ? MetricText.Format(metric, value) : "none"),
                .. band,
                new Text(metric.Path, new Style(decoration: Decoration.Dim)),
            ]);
        }

        return table;
    }

    /// <summary>Why metrics have no number, each reason once.</summary>
    private static void WriteReasons(IAnsiConsole console, ScenarioResult result, ResultSection section)
    {
        foreach (IGrouping<string?, MetricDefinition> none in section.Metrics.Where(metric => result[metric] is null).GroupBy(result.WhyNone))
        {
            console.WriteLine($"  {string.Join(", ", none.Select(metric => metric.Label))}: none, {none.Key}");
        }
    }

    /// <summary>
    /// A table of rows; columns that are empty throughout are left out, much money stands in thousands, and long texts stand below the table.
    /// </summary>
    internal static void WriteRows(IAnsiConsole console, ResultTable rows)
    {
        int[] filled = [.. Enumerable.Range(0, rows.Columns.Length).Where(i => rows.Rows.Any(row => row[i].Number is not (null or 0) || row[i].Text is { Length: > 0 }))];
        int[] notes = [.. filled.Where(i => rows.Rows.Any(row => row[i].Text is { Length: > LongestCell }))];
        console.Write(Rows(rows, [.. filled.Except(notes)]));
        foreach (ImmutableArray<ResultCell> row in rows.Rows)
        {
            foreach (int i in notes.Where(i => row[i].Text is { Length: > 0 }))
            {
                console.WriteLine($"  {rows.Columns[filled[0]].Title} {ResultTables.Shown(rows.Columns[filled[0]], row[filled[0]])}: {row[i].Text}");
            }
        }
    }

    private static Table Rows(ResultTable rows, int[] shown)
    {
        int[] money = [.. shown.Where(i => rows.Columns[i].Unit == MetricUnit.Usd)];
        bool thousands = money.Length > 5 && rows.Rows.Any(row => money.Any(i => Math.Abs(row[i].Number ?? 0) >= 1e5));
        string unit = money.Length == 0 ? "" : thousands ? ", thousand USD" : ", USD";
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle(Markup.Escape(rows.Title + unit)) };
        foreach (int i in shown)
        {
            bool isNumber = rows.Columns[i].Unit is not null;
            table.AddColumn(new TableColumn(Markup.Escape(rows.Columns[i].Title)) { NoWrap = isNumber, Alignment = isNumber ? Justify.Right : Justify.Left });
        }

        foreach (ImmutableArray<ResultCell> row in rows.Rows)
        {
            table.AddRow([.. shown.Select(i => new Text(Cell(rows.Columns[i], row[i], thousands)))]);
        }

        return table;
    }

    private static string Cell(ResultColumn column, ResultCell cell, bool thousands)
        => thousands && column.Unit == MetricUnit.Usd && cell.Number is { } dollars
            ? (dollars / 1000).ToString("#,##0.#", CultureInfo.InvariantCulture)
            : column.Unit == MetricUnit.Usd && cell.Number is { } amount ? Dollars(amount)
            : ResultTables.Shown(column, cell);

    /// <summary>Dollars without their sign, as the column's heading names them: never cents beside dollars.</summary>
    private static string Dollars(double amount) => Math.Abs(amount) switch
    {
        0 => "0",
        < 0.01 => amount.ToString("0.######", CultureInfo.InvariantCulture),
        < 1000 => amount.ToString("0.00", CultureInfo.InvariantCulture),
        _ => amount.ToString("#,##0", CultureInfo.InvariantCulture),
    };
}
