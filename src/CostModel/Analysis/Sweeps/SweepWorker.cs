using CostModel.Analysis.Plans;

namespace CostModel.Analysis.Sweeps;

/// <summary>Evaluates parts of a sweep on one thread, into memory of its own that it uses again for the next part.</summary>
public sealed class SweepWorker
{
    /// <summary>How many points it takes at once.</summary>
    public const int MostPoints = 1024;

    private readonly Sweep _sweep;
    private readonly IPointEvaluator _evaluator;
    private readonly double[] _inputs;
    private readonly double[] _metrics;
    private readonly bool[] _feasible = new bool[MostPoints];
    private readonly bool[] _included = new bool[MostPoints];

    internal SweepWorker(Sweep sweep)
    {
        _sweep = sweep;
        _evaluator = sweep.Plan.Evaluator(sweep.Points.Inputs, sweep.Metrics);
        _inputs = new double[MostPoints * sweep.Points.Inputs.Length];
        _metrics = new double[MostPoints * sweep.Metrics.Length];
    }

    /// <summary>How many points the last call evaluated: as many as were asked for, less those that are left out.</summary>
    public int Count { get; private set; }

    /// <summary>Whether each point is feasible.</summary>
    public ReadOnlySpan<bool> Feasible => _feasible.AsSpan(0, Count);

    /// <summary>The numbers of an input, a point after another.</summary>
    public ReadOnlySpan<double> Input(int index) => _inputs.AsSpan(index * Count, Count);

    /// <summary>The numbers of a metric, a point after another; NaN where a point has none.</summary>
    public ReadOnlySpan<double> Metric(int index) => _metrics.AsSpan(index * Count, Count);

    /// <summary>Evaluates some points.</summary>
    /// <param name="start">The number of the first.</param>
    /// <param name="count">How many, from 1 to <see cref="MostPoints"/>.</param>
    public void Evaluate(long start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostPoints);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, _sweep.Points.Count - count);
        Count = count;
        Span<double> inputs = _inputs.AsSpan(0, count * _sweep.Points.Inputs.Length);
        _sweep.Points.Fill(start, inputs, _included.AsSpan(0, count));
        int kept = Compact(inputs, count);
        if (kept > 0)
        {
            _evaluator.Evaluate(new PointBlock(kept, inputs[..(kept * _sweep.Points.Inputs.Length)], _metrics.AsSpan(0, kept * _sweep.Metrics.Length), _feasible.AsSpan(0, kept)));
        }
    }

    /// <summary>One of the points that were evaluated, with its results.</summary>
    public SweepRow Row(int point)
        => new(
            [.. Enumerable.Range(0, _sweep.Points.Inputs.Length).Select(j => Input(j)[point])],
            _feasible[point],
            [.. Enumerable.Range(0, _sweep.Metrics.Length).Select(j => Metric(j)[point])]);

    /// <summary>Moves the points that belong to the sweep together, so that one that is left out need not be valid.</summary>
    private int Compact(Span<double> inputs, int count)
    {
        int kept = _included.AsSpan(0, count).Count(true);
        if (kept == count)
        {
            return kept;
        }

        int at = 0;
        for (int j = 0; j < _sweep.Points.Inputs.Length; j++)
        {
            for (int i = 0; i < count; i++)
            {
                if (_included[i])
                {
                    inputs[at++] = inputs[(j * count) + i];
                }
            }
        }

        Count = kept;
        return kept;
    }
}
