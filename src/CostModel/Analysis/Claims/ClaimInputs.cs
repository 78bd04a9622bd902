using System.Collections.Immutable;
using CostModel.Analysis.Expressions;
using CostModel.Efficiency;
using CostModel.Efficiency.PostTraining;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scaling.Trends;

namespace CostModel.Analysis.Claims;

/// <summary>Turns the inputs of a claim into numbers: those written out, and those that a catalog holds.</summary>
internal static class ClaimInputs
{
    internal static ImmutableDictionary<string, Measure> Of(Claim claim)
        => claim.Inputs.ToImmutableDictionary(input => input.Key, input => Value(input.Value, claim.Id), StringComparer.Ordinal);

    private static Measure Value(string text, string claim) => text.Split(':') switch
    {
        ["hardware", var id, var figure] => OfHardware(HardwareCatalog.Default[id], figure),
        ["model", var id, "parameters"] => Measure.Plain(ModelCatalog.Default[id].Parameters.TotalParameters),
        ["model", var id, "active"] => Measure.Plain(ModelCatalog.Default[id].ActiveParameters.TotalParameters),
        ["trend", var id, var figure] => OfTrend(Trend.Default[id], figure),
        ["technique", var id, "size"] => Measure.Plain(TechniqueCatalog.Default[id].Serving!.Parameters),
        ["technique", var id, "arithmetic"] => Measure.Plain(TechniqueCatalog.Default[id].Serving is { } effect ? effect.Parameters * effect.Flops : 1),
        ["pipeline", var id, var figure, var policy] => OfPipeline(id, figure, ParameterCount.Parse(policy)),
        [_] => Measure.TryParse(text, out WrittenMeasure written, out string? problem)
            ? written.Measure
            : throw new InvalidOperationException($"{claim}: {problem}"),
        _ => throw new InvalidOperationException($"{claim}: '{text}' refers to nothing"),
    };

    private static Measure OfHardware(HardwareProfile hardware, string figure) => figure switch
    {
        "memory" => new Measure(hardware.MemoryAsSold.TotalBytes, new Dimensions(Byte: 1)),
        "bandwidth" => new Measure(hardware.MemoryBandwidth.TotalBytesPerSecond, new Dimensions(Byte: 1, Time: -1)),
        "tdp" => new Measure(hardware.Tdp!.Value.TotalWatts, new Dimensions(Energy: 1, Time: -1)),
        _ => new Measure(hardware.DensePeak(NumberFormat.Bf16).TotalFlopsPerSecond, new Dimensions(Flop: 1, Time: -1)),
    };

    private static Measure OfTrend(Trend trend, string figure) => Measure.Plain(figure switch
    {
        "anchorValue" => trend.AnchorValue!.Value,
        "anchorYear" => trend.AnchorYear!.Value,
        _ => trend.FactorPerYear,
    });

    private static Measure OfPipeline(string id, string figure, ParameterCount policy)
    {
        PostTrainingEstimate estimate = PostTrainingPipeline.Default[id].Estimate(new PostTrainingSetting { Policy = policy });
        return figure switch
        {
            "labels" => new Measure(estimate.LabelCost.TotalDollars, new Dimensions(Money: 1)),
            "memory" => new Measure(estimate.PeakMemory.TotalBytes, new Dimensions(Byte: 1)),
            "lastStageFlops" => new Measure(estimate.Stages[^1].Flops.TotalFlops, new Dimensions(Flop: 1)),
            _ => new Measure(estimate.Flops.TotalFlops, new Dimensions(Flop: 1)),
        };
    }
}
