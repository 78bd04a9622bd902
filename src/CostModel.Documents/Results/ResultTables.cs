using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CostModel.Scenarios;
using CostModel.Scenarios.Metrics;

namespace CostModel.Documents.Results;

/// <summary>Writes a result as CSV or markdown, a row for each metric.</summary>
public static class ResultTables
{
    /// <summary>CSV with the columns <c>metric,value,unit</c>; numbers to the last bit.</summary>
    public static string Csv(ScenarioResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder("metric,value,unit\n");
        foreach (MetricDefinition metric in ResultSection.Of(result).SelectMany(section => section.Metrics))
        {
            string value = result[metric]?.ToString("R", CultureInfo.InvariantCulture) ?? "";
            text.Append(CultureInfo.InvariantCulture, $"{metric.Path},{value},{MetricText.UnitOf(metric)}\n");
        }

        return text.ToString();
    }

    /// <summary>Markdown: a heading, the calendar, and a table for each section.</summary>
    public static string Markdown(ScenarioResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Scenario scenario = result.Plan.Scenario;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {(scenario.Name.Length == 0 ? "Result" : scenario.Name)}\n");
        foreach (ResultSection section in ResultSection.Of(result))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {SectionNames.Of(section.Name)}\n\n");
            bool hasBands = section.Metrics.Any(metric => result.Band(metric) is not null);
            text.Append(hasBands ? "| | | 80 % band |\n|---|---:|---:|\n" : "| | |\n|---|---:|\n");
            foreach (MetricDefinition metric in section.Metrics)
            {
                string band = hasBands ? $" {ShownBand(result, metric)} |" : "";
                text.Append(CultureInfo.InvariantCulture, $"| {metric.Label} | {Shown(result, metric)} |{band}\n");
            }

            foreach (ResultTable table in section.Tables)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n#### {table.Title}\n\n");
                text.Append(MarkdownTable(table));
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"\nAmounts in US dollars{Currencies(scenario)}. Depth {DepthName.Of(result.Depth)}. ");
        text.Append(CultureInfo.InvariantCulture, $"Calendar {scenario.Calendar}. Catalog of {CatalogSet.Version}.\n");
        return text.ToString();
    }

    /// <summary>A table of a result as CSV, numbers to the last bit.</summary>
    public static string Csv(ResultTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder(string.Join(',', table.Columns.Select(column => column.Key))).Append('\n');
        foreach (ImmutableArray<ResultCell> row in table.Rows)
        {
            text.AppendJoin(',', row.Select(cell => cell.Number?.ToString("R", CultureInfo.InvariantCulture) ?? Quoted(cell.Text ?? ""))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A table of a result as markdown.</summary>
    public static string MarkdownTable(ResultTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", table.Columns.Select(column => column.Title))} |\n");
        text.Append(CultureInfo.InvariantCulture, $"|{string.Concat(table.Columns.Select(column => column.Unit is null ? "---|" : "---:|"))}\n");
        foreach (ImmutableArray<ResultCell> row in table.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row.Select((cell, i) => Shown(table.Columns[i], cell)))} |\n");
        }

        return text.ToString();
    }

    /// <summary>A cell as a report shows it.</summary>
    public static string Shown(ResultColumn column, ResultCell cell)
    {
        ArgumentNullException.ThrowIfNull(column);
        return cell.Number is { } number ? MetricText.Format(column.Unit ?? MetricUnit.Number, number) : cell.Text ?? "";
    }

    /// <summary>A metric as a report shows it: its number, or why it has none.</summary>
    public static string Shown(ScenarioResult result, MetricDefinition metric)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result[metric] is { } value ? MetricText.Format(metric, value) : $"none ({result.WhyNone(metric)})";
    }

    /// <summary>The 80 % band of a metric as a report shows it, low .. high; empty where it has none.</summary>
    public static string ShownBand(ScenarioResult result, MetricDefinition metric)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Band(metric) is not { } band)
        {
            return "";
        }

        string low = MetricText.Format(metric, band.Low);
        string high = MetricText.Format(metric, band.High);
        int unit = high.IndexOf(' ', StringComparison.Ordinal);
        bool sharesUnit = unit >= 0 && low.EndsWith(high[unit..], StringComparison.Ordinal);
        return $"{(sharesUnit ? low[..^high[unit..].Length] : low)} .. {high}";
    }

    /// <summary>The worth of other currencies that amounts were written in, as every report prints it; empty where there are none.</summary>
    public static string Currencies(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.Currencies.IsEmpty ? "" : $" ({string.Join(", ", scenario.Currencies.Select(pair => $"1 {pair.Key} = {pair.Value}"))})";
    }

    private static string Quoted(string cell)
        => cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
