using System.Collections.Immutable;
using CostModel.Analysis.Plans;

namespace CostModel.Analysis.Sweeps;

/// <summary>Points in some inputs, in a fixed order. A point is a function of its number alone, so that any part can be made anywhere.</summary>
public abstract class PointSet
{
    private protected PointSet(ImmutableArray<PlanInput> inputs, long count) => (Inputs, Count) = (inputs, count);

    /// <summary>The inputs that points give.</summary>
    public ImmutableArray<PlanInput> Inputs { get; }

    /// <summary>How many points there are, left-out ones included.</summary>
    public long Count { get; }

    /// <summary>Makes some points.</summary>
    /// <param name="start">The number of the first.</param>
    /// <param name="columns">Room for a column of each input, one after another.</param>
    /// <param name="included">Room for a flag of each point: false where it is left out.</param>
    internal abstract void Fill(long start, Span<double> columns, Span<bool> included);
}
