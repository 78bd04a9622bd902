namespace CostModel.Analysis.Plans;

/// <summary>Points side by side: a column of numbers for each input, and a column to fill for each metric.</summary>
public readonly ref struct PointBlock
{
    private readonly ReadOnlySpan<double> _inputs;
    private readonly Span<double> _metrics;

    /// <summary>A block over a caller's memory.</summary>
    /// <param name="count">Points, at least 1.</param>
    /// <param name="inputs">The columns of the inputs, one after another.</param>
    /// <param name="metrics">Room for the columns of the metrics, one after another.</param>
    /// <param name="feasible">Room for a flag of each point.</param>
    /// <exception cref="ArgumentException">The columns are not of <paramref name="count"/> points.</exception>
    public PointBlock(int count, ReadOnlySpan<double> inputs, Span<double> metrics, Span<bool> feasible)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (inputs.Length % count != 0 || metrics.Length % count != 0 || feasible.Length != count)
        {
            throw new ArgumentException($"every column needs {count} numbers", nameof(count));
        }

        Count = count;
        _inputs = inputs;
        _metrics = metrics;
        Feasible = feasible;
    }

    /// <summary>How many points.</summary>
    public int Count { get; }

    /// <summary>Whether each point is feasible; to be filled.</summary>
    public Span<bool> Feasible { get; }

    /// <summary>The numbers of one input, a point after another.</summary>
    public ReadOnlySpan<double> Input(int index) => _inputs.Slice(index * Count, Count);

    /// <summary>The numbers of one metric, to be filled; NaN where a point has none.</summary>
    public Span<double> Metric(int index) => _metrics.Slice(index * Count, Count);

    /// <summary>Copies the numbers of one point, one for each input.</summary>
    public void CopyPoint(int index, Span<double> point)
    {
        for (int i = 0; i < point.Length; i++)
        {
            point[i] = _inputs[(i * Count) + index];
        }
    }
}
