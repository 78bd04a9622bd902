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
        foreach (MetricDefinition metric in result.Metrics)
        {
            string value = result[metric]!.Value.ToString("R", CultureInfo.InvariantCulture);
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
        foreach (IGrouping<string, MetricDefinition> section in result.Metrics.GroupBy(metric => metric.Path.Split('.')[0]))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {SectionNames.Of(section.Key)}\n\n| | |\n|---|---:|\n");
            foreach (MetricDefinition metric in section)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {metric.Label} | {MetricText.Format(metric, result[metric]!.Value)} |\n");
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"\nDepth {DepthName.Of(result.Depth)}. Calendar {scenario.Calendar}. Catalog of {CatalogSet.Version}.\n");
        return text.ToString();
    }
}
