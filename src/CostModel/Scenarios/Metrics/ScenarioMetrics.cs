using System.Collections.Immutable;

namespace CostModel.Scenarios.Metrics;

/// <summary>The table of everything that a scenario can answer. JSON, CSV, tables, sweeps and explanations all read this one.</summary>
public static class ScenarioMetrics
{
    static ScenarioMetrics()
    {
        All = [.. TrainingMetrics.All, .. ServingMetrics.All, .. ServingCostMetrics.All, .. ConversationMetrics.All, .. FleetScalingMetrics.All, .. MarginMetrics.All, .. EconomicsMetrics.All];
        for (int i = 0; i < All.Length; i++)
        {
            All[i].Index = i;
        }
    }

    /// <summary>All metrics in the order in which results show them.</summary>
    public static ImmutableArray<MetricDefinition> All { get; }

    /// <summary>The metric of a path; null where there is none.</summary>
    public static MetricDefinition? Find(string path)
        => All.FirstOrDefault(metric => string.Equals(metric.Path, path, StringComparison.Ordinal));
}
