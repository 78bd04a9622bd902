using System.Collections.Immutable;
using CostModel.Analysis.Sampling;
using CostModel.Analysis.Sensitivities;

namespace CostModel.Documents.Analysis;

/// <summary>What the uncertainty of a scenario's inputs makes of its metrics.</summary>
/// <param name="Result">The draws.</param>
/// <param name="Seed">The seed of the draws; null where they were made elsewhere.</param>
/// <param name="TotalEffects">For each metric the total effect of each input; empty where inputs hang together, and where they are not known.</param>
/// <param name="Tornados">For each metric how far each input moves it; empty where the inputs are not known.</param>
/// <param name="Statements">Statements with their probabilities.</param>
public sealed record UncertaintyReport(
    MonteCarloResult Result,
    ulong? Seed,
    ImmutableArray<ImmutableArray<double>> TotalEffects,
    ImmutableArray<ImmutableArray<TornadoBar>> Tornados,
    ImmutableArray<(ProbabilityStatement Statement, double Probability)> Statements)
{
    /// <summary>The percentiles that reports show, as shares.</summary>
    public static ImmutableArray<double> Percentiles { get; } = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
}
