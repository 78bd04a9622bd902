using System.Collections.Immutable;

namespace CostModel.Analysis.Sweeps;

/// <summary>One point of a sweep with its results.</summary>
/// <param name="Inputs">A number for each input that varies.</param>
/// <param name="Feasible">Whether the point is feasible.</param>
/// <param name="Metrics">A number for each metric that is wanted; NaN where the point has none.</param>
public sealed record SweepRow(ImmutableArray<double> Inputs, bool Feasible, ImmutableArray<double> Metrics);
