using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>energy.query</c>: the energy of one query.</summary>
internal static class QueryEnergyInputs
{
    private static readonly Section<QueryEnergy> s_section = new(
        "energy.query", s => s.Energy?.Query, (s, v) => s with { Energy = (s.Energy ?? new EnergyPlan()) with { Query = v } });

    internal static readonly InputDefinition ActiveParameters = s_section.Of<ParameterCount>(
        "activeParameters",
        "parameter",
        InputRange.Positive,
        "Parameters that one token multiplies, two FLOPs each.",
        q => q.ActiveParameters,
        (q, v) => q with { ActiveParameters = v }).WithExample("100B");

    internal static readonly InputDefinition OutputTokens = s_section.Of<Tokens>(
        "outputTokens", "token/query", InputRange.Positive, "Output tokens of the query.", q => q.OutputTokens, (q, v) => q with { OutputTokens = v }).WithExample("500 tokens");

    internal static readonly InputDefinition InputTokens = s_section.Of<Tokens>(
        "inputTokens",
        "token/query",
        InputRange.NotNegative,
        "Input tokens of the query, counted as output tokens are; none where not given.",
        q => q.InputTokens,
        (q, v) => q with { InputTokens = v }).WithExample("1000 tokens");

    internal static readonly InputDefinition Peak = s_section.Of<FlopsPerSecond>(
        "peak", "FLOP/s/chip", InputRange.Positive, "Dense peak of one accelerator.", q => q.Peak, (q, v) => q with { Peak = v });

    internal static readonly InputDefinition Utilization = s_section.Of<Ratio>(
        "utilization", "", InputRange.PositiveShare, "Share of the peak that is reached.", q => q.Utilization, (q, v) => q with { Utilization = v }).WithExample("10%");

    internal static readonly InputDefinition Throughput = s_section.Of<TokensPerSecond>(
        "throughput",
        "token/s/chip",
        InputRange.Positive,
        "Tokens a second of one accelerator, instead of parameters, peak and utilisation.",
        q => q.Throughput,
        (q, v) => q with { Throughput = v }).WithExample("1000 tokens/s");

    internal static readonly InputDefinition Energy = s_section.Of<Energy>(
        "energy",
        "J/query",
        InputRange.Positive,
        "Energy of a query at the meter, where known rather than computed, as 0.3 Wh.",
        q => q.Energy,
        (q, v) => q with { Energy = v }).WithExample("0.3 Wh");

    internal static readonly InputDefinition Queries = s_section.Of<Rate>(
        "queries", "query/day", InputRange.Positive, "Queries a day, for the energy of a day and a year.", q => q.Queries, (q, v) => q with { Queries = v }).WithExample("1B/day");

    internal static readonly ImmutableArray<InputDefinition> Numbers =
        [ActiveParameters, OutputTokens, InputTokens, Peak, Utilization, Throughput, Energy, Queries];
}
