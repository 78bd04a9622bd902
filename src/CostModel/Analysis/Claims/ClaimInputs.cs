using System.Collections.Immutable;
using CostModel.Analysis.Expressions;
using CostModel.Efficiency;
using CostModel.Efficiency.PostTraining;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scaling;
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
        ["trend", var id, var share, var target] => OfCrossing(Crossing.Of(Trend.Default[id], Number(target)), share),
        ["data-stock", var figure] => OfStock(DataStock.Default, figure),
        ["technique", var id, "generation", var tokens] => new Measure(
            TechniqueCatalog.Default[id].Training!.Generation!.For(Tokens.FromTokens(Number(tokens))).TotalFlops, new Dimensions(Flop: 1)),
        ["technique", var id, var figure] => OfTechnique(TechniqueCatalog.Default[id], figure),
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

    /// <summary>The year of a crossing: one in ten earlier, the median, nine in ten earlier.</summary>
    private static Measure OfCrossing(Crossing crossing, string share) => Measure.Plain(OfFan(crossing.Year, share));

    private static Measure OfStock(DataStock stock, string figure) => Measure.Plain(figure switch
    {
        "lastRunYear" => stock.Year,
        "fast" => stock.YearExhausted(stock.FastGrowth),
        _ => OfFan(stock.YearExhausted(), figure),
    });

    private static double OfFan(Fan fan, string share) => share switch
    {
        "p10" => fan.P10,
        "p90" => fan.P90,
        _ => fan.P50,
    };

    private static Measure OfTechnique(Technique technique, string figure) => Measure.Plain(figure switch
    {
        "size" => technique.Serving!.Parameters,
        "arithmetic" => technique.Serving!.Parameters * technique.Serving.Flops,
        "tokens" => technique.Training!.Tokens,
        _ => throw new InvalidOperationException($"a technique has no '{figure}'"),
    });

    private static double Number(string text)
        => Measure.TryParse(text, out WrittenMeasure written, out string? problem) ? written.Measure.Value : throw new InvalidOperationException(problem);

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
