using System.Collections.Immutable;
using CostModel.Serving;

namespace CostModel.Scenarios.Inputs;

/// <summary>Inputs under <c>serving.scaling</c>: replicas that come and go with the demand of the day.</summary>
internal static class FleetScalingInputs
{
    private static readonly Section<FleetScaling> s_section = new(
        "serving.scaling", s => s.Serving?.Scaling, (s, v) => s with { Serving = (s.Serving ?? new ServingPlan()) with { Scaling = v } });

    internal static readonly InputDefinition MinimumReplicas = s_section.Number(
        "minimumReplicas",
        "",
        new InputRange(0, 1e6, WholeOnly: true),
        "Replicas that stay however little there is to do; 0, which scales to zero, where not given.",
        f => f.MinimumReplicas,
        (f, v) => f with { MinimumReplicas = (int)v }).WithExample("0");

    internal static readonly InputDefinition ColdStart = s_section.Of<Duration>(
        "coldStart",
        "s/start",
        InputRange.NotNegative,
        "Time from the decision until a replica answers, where measured; else it follows from weights, storage and engine.",
        f => f.ColdStart,
        (f, v) => f with { ColdStart = v }).WithExample("14 s");

    internal static readonly InputDefinition StorageBandwidth = s_section.Of<BytesPerSecond>(
        "storageBandwidth",
        "B/s",
        InputRange.Positive,
        "Rate at which all accelerators of a replica together read its weights from storage.",
        f => f.StorageBandwidth,
        (f, v) => f with { StorageBandwidth = v }).WithExample("2 GB/s");

    internal static readonly InputDefinition EngineStart = s_section.Of<Duration>(
        "engineStart",
        "s/start",
        InputRange.NotNegative,
        "Time that machine and engine take beside the weights: container, compilation, graph capture; none where not given.",
        f => f.EngineStart,
        (f, v) => f with { EngineStart = v }).WithExample("45 s");

    internal static readonly ImmutableArray<InputDefinition> Numbers = [MinimumReplicas, ColdStart, StorageBandwidth, EngineStart];
}
