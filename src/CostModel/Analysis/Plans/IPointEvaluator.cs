using System.Collections.Immutable;
using CostModel.Validation;

namespace CostModel.Analysis.Plans;

/// <summary>Evaluates a plan at blocks of points. A point's result depends on that point alone, never on its neighbours in the block.</summary>
public interface IPointEvaluator
{
    /// <summary>How many points a block best holds: many where a point costs nanoseconds, few where it costs milliseconds.</summary>
    int BlockSize { get; }

    /// <summary>Evaluates every point of a block.</summary>
    void Evaluate(in PointBlock block);

    /// <summary>Why a point is not feasible; empty where it is.</summary>
    /// <param name="point">One number for each input.</param>
    ImmutableArray<Fault> FaultsAt(ReadOnlySpan<double> point);
}
