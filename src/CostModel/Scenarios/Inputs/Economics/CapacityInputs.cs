using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>capacity</c>: what hardware carries, or what a demand or a site needs.</summary>
internal static class CapacityInputs
{
    private static readonly Section<CapacityPlan> s_section = new("capacity", s => s.Capacity, (s, v) => s with { Capacity = v });

    internal static readonly InputDefinition Throughput = s_section.Of<TokensPerSecond>(
        "throughput",
        "token/s/replica",
        InputRange.Positive,
        "Tokens a second of one replica: its tokens of a day, month and year follow.",
        c => c.Throughput,
        (c, v) => c with { Throughput = v }).WithExample("2500 tokens/s");

    internal static readonly InputDefinition Replicas = s_section.Number(
        "replicas", "replica", InputRange.Positive, "Replicas; 1 where not given.", c => c.Replicas, (c, v) => c with { Replicas = v }).WithExample("3");

    internal static readonly InputDefinition Utilization = s_section.Of<Ratio>(
        "utilization",
        "",
        InputRange.PositiveShare,
        "Share of the throughput or of a node's rate that is used; all where not given.",
        c => c.Utilization,
        (c, v) => c with { Utilization = v }).WithExample("60%");

    internal static readonly InputDefinition InputTokensPerDay = s_section.Of<Rate>(
        "inputTokensPerDay",
        "token/day",
        InputRange.NotNegative,
        "Input tokens to carry, cached ones included.",
        c => c.InputTokensPerDay,
        (c, v) => c with { InputTokensPerDay = v }).WithExample("608B tokens/day");

    internal static readonly InputDefinition CachedTokensPerDay = s_section.Of<Rate>(
        "cachedTokensPerDay",
        "token/day",
        InputRange.NotNegative,
        "Input tokens of these that caches serve, for the hit share.",
        c => c.CachedTokensPerDay,
        (c, v) => c with { CachedTokensPerDay = v }).WithExample("342B tokens/day");

    internal static readonly InputDefinition OutputTokensPerDay = s_section.Of<Rate>(
        "outputTokensPerDay",
        "token/day",
        InputRange.NotNegative,
        "Output tokens to carry.",
        c => c.OutputTokensPerDay,
        (c, v) => c with { OutputTokensPerDay = v }).WithExample("168B tokens/day");

    internal static readonly InputDefinition InputRatePerNode = s_section.Of<TokensPerSecond>(
        "inputRatePerNode",
        "token/s/node",
        InputRange.Positive,
        "Input tokens a second of one node that does prefill.",
        c => c.InputRatePerNode,
        (c, v) => c with { InputRatePerNode = v }).WithExample("73.7K tokens/s");

    internal static readonly InputDefinition OutputRatePerNode = s_section.Of<TokensPerSecond>(
        "outputRatePerNode",
        "token/s/node",
        InputRange.Positive,
        "Output tokens a second of one node that decodes.",
        c => c.OutputRatePerNode,
        (c, v) => c with { OutputRatePerNode = v }).WithExample("14.8K tokens/s");

    internal static readonly InputDefinition PeakToMean = s_section.Number(
        "peakToMean",
        "",
        InputRange.AtLeastOne,
        "The busiest hour's rate over the mean: nodes are sized for it; 1 where not given, for a mean.",
        c => c.PeakToMean,
        (c, v) => c with { PeakToMean = v }).WithExample("2");

    internal static readonly InputDefinition Servers = s_section.Number(
        "servers",
        "server",
        InputRange.Positive,
        "Servers that a calculation arrives at: whole ones are bought.",
        c => c.Servers,
        (c, v) => c with { Servers = v }).WithExample("512");

    internal static readonly InputDefinition ChipsPerServer = s_section.Number(
        "chipsPerServer",
        "chip/server",
        InputRange.Positive,
        "Accelerators of one server.",
        c => c.ChipsPerServer,
        (c, v) => c with { ChipsPerServer = v }).WithExample("8");

    internal static readonly InputDefinition SitePower = s_section.Of<Power>(
        "sitePower",
        "W",
        InputRange.Positive,
        "Power that a site has, as 50 MW: how many accelerators it feeds follows from energy.chipPower, serverPowerFactor and pue.",
        c => c.SitePower,
        (c, v) => c with { SitePower = v }).WithExample("50 MW");

    internal static readonly InputDefinition Chips = s_section.Number(
        "chips",
        "chip",
        InputRange.Positive,
        "Accelerators that are there: the power that they need follows.",
        c => c.Chips,
        (c, v) => c with { Chips = v }).WithExample("1024");

    internal static readonly ImmutableArray<InputDefinition> Numbers =
    [
        Throughput, Replicas, Utilization, InputTokensPerDay, CachedTokensPerDay, OutputTokensPerDay, InputRatePerNode, OutputRatePerNode,
        PeakToMean, Servers, ChipsPerServer, SitePower, Chips,
    ];
}
