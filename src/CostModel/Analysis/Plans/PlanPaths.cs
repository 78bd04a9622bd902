using System.Collections.Immutable;

namespace CostModel.Analysis.Plans;

/// <summary>How the inputs of points reach the metrics.</summary>
/// <param name="Of">The path of each input.</param>
/// <param name="Base">Numbers at which the scenario compiles, one for each input.</param>
internal sealed record PlanPaths(ImmutableArray<PointPath> Of, ImmutableArray<double> Base)
{
    /// <summary>Whether any input changes what the operator-level models say.</summary>
    internal bool AsksOperators { get; } = Of.Contains(PointPath.Operators);

    /// <summary>Whether any input needs a compilation for each of its values.</summary>
    internal bool Compiles { get; } = Of.Contains(PointPath.Compilation);

    /// <summary>Every point is compiled.</summary>
    internal static PlanPaths AllCompiled(ReadOnlySpan<double> point)
        => new([.. Enumerable.Repeat(PointPath.Compilation, point.Length)], [.. point]);
}
