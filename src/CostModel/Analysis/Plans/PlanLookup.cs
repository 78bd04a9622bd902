using System.Collections.Immutable;
using CostModel.Validation;

namespace CostModel.Analysis.Plans;

/// <summary>Finds inputs and metrics of a plan, or says which is the nearest.</summary>
internal static class PlanLookup
{
    internal static PlanInput? Input(this IPlan plan, string path, FaultCollector faults, SourcePosition? position = null)
    {
        PlanInput? input = plan.FindInput(path);
        if (input is null)
        {
            faults.Add(Unknown("input", path, plan.InputPaths, "costmodel list inputs") with { Position = position });
        }

        return input;
    }

    internal static PlanMetric? Metric(this IPlan plan, string path, FaultCollector faults)
    {
        PlanMetric? metric = plan.FindMetric(path);
        if (metric is null)
        {
            faults.Add(Unknown("metric", path, plan.MetricPaths, "costmodel list metrics"));
        }

        return metric;
    }

    internal static ImmutableArray<PlanMetric> Metrics(this IPlan plan, IEnumerable<string> paths, FaultCollector faults)
        => [.. paths.Select(path => plan.Metric(path, faults)).OfType<PlanMetric>()];

    private static Fault Unknown(string kind, string path, IEnumerable<string> known, string list)
        => new(
            FaultCodes.Usage,
            path,
            $"there is no {kind} '{path}'",
            NearestMatch.Of(path, known) is { } nearest ? $"did you mean '{nearest}'?" : list);
}
