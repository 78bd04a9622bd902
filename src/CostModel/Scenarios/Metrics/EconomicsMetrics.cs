using System.Collections.Immutable;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Metrics;

/// <summary>The metrics of the money side, section by section.</summary>
internal static class EconomicsMetrics
{
    internal static readonly ImmutableArray<MetricDefinition> All =
    [
        .. AccountingMetrics.All, .. CapitalMetrics.All, .. OwnershipMetrics.All, .. BreakEvenMetrics.All, .. BillMetrics.All,
        .. HardwareCostMetrics.All, .. RequestPathMetrics.All, .. EnergyMetrics.All, .. StatementMetrics.All, .. UsageMetrics.All, .. PlanMetrics.All,
    ];
}
