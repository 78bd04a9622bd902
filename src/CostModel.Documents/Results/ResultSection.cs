using System.Collections.Immutable;
using CostModel.Scenarios;
using CostModel.Scenarios.Metrics;

namespace CostModel.Documents.Results;

/// <summary>One section of a result, in the order in which results show them.</summary>
/// <param name="Name">Its key, such as <c>training</c>.</param>
/// <param name="Metrics">Its metrics: those with a number, and those that were asked for and have none.</param>
/// <param name="Tables">Its tables.</param>
public sealed record ResultSection(string Name, ImmutableArray<MetricDefinition> Metrics, ImmutableArray<ResultTable> Tables)
{
    /// <summary>The sections of a result.</summary>
    public static ImmutableArray<ResultSection> Of(ScenarioResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ImmutableArray<ResultTable> tables = result.Tables;
        return
        [
            .. ScenarioMetrics.All
                .Where(metric => result[metric] is not null || result.WhyNone(metric) is not null)
                .GroupBy(metric => metric.Path.Split('.')[0])
                .Select(section => new ResultSection(section.Key, [.. section], [.. tables.Where(table => table.Section == section.Key)])),
        ];
    }
}
