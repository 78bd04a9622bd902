using System.Collections.Immutable;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Sampling;
using CostModel.Analysis.Sweeps;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace CostModel.Analysis.Solving;

/// <summary>
/// The best point of a box. A scan finds promising places; from each, simplex searches of Nelder and Mead with ever smaller simplices, and a
/// compass search that halves its steps, go on. Points that break a limit score behind all others, the less the less they break it.
/// </summary>
internal sealed class RangeSearch
{
    private const int ScannedPerRange = 160;
    private const int Starts = 4;
    private const int MostSimplexSteps = 300;
    private const double SmallestStep = 1e-10;
    private const double BrokenLimit = 1;
    private const double NotFeasible = 3;

    private static readonly double[] s_simplices = [0.2, 0.02, 2e-3, 1e-4];

    private readonly PlanPoints _points;
    private readonly ImmutableArray<SearchRange> _ranges;
    private readonly CancellationToken _cancellation;
    private readonly double[] _point;
    private readonly int _listed;

    internal RangeSearch(
        IPlan plan, ImmutableArray<PlanInput> inputs, ImmutableArray<PlanMetric> metrics, ImmutableArray<double> listed, ImmutableArray<SearchRange> ranges, CancellationToken cancellation)
    {
        _points = new PlanPoints(plan, inputs, metrics.Select(metric => metric.Path));
        (_ranges, _cancellation, _listed) = (ranges, cancellation, listed.Length);
        _point = [.. listed, .. ranges.Select(_ => 0.0)];
    }

    /// <summary>The best point, or null where none is feasible within the limits.</summary>
    internal SweepRow? Best(Objective objective, ImmutableArray<Limit> limits)
    {
        double[][] scanned = [.. Scan()];
        SweepRow[] rows = [.. scanned.Select(Row)];
        double[] costs = [.. rows.Where(row => row.Feasible).Select(objective.Cost).Where(double.IsFinite).Order()];
        if (costs.Length == 0)
        {
            return null;
        }

        double middle = costs[costs.Length / 2];
        double spread = Math.Max(costs[^1] - costs[0], 1e-12 * Math.Max(1, Math.Abs(middle)));
        double Score(double[] place) => ScoreOf(Row(place), objective, limits, middle, spread);
        double[] best = scanned
            .OrderBy(Score)
            .Take(Starts)
            .Select(start => Compass(Simplices(start, Score), Score))
            .MinBy(Score)!;
        SweepRow row = Row(best);
        return ScoreOf(row, objective, limits, middle, spread) < BrokenLimit ? row : null;
    }

    /// <summary>The corners, where the plan is now, and a spread of points inside: evenly for one range, at random for several.</summary>
    private IEnumerable<double[]> Scan()
    {
        int count = ScannedPerRange * _ranges.Length;
        yield return [.. _ranges.Select(range => range.Input.Value is { } now ? range.PlaceOf(now) : 0.5)];
        for (int corner = 0; corner < 1 << Math.Min(_ranges.Length, 6); corner++)
        {
            yield return [.. _ranges.Select((_, i) => (double)((corner >> i) & 1))];
        }

        for (int i = 0; i < count; i++)
        {
            yield return _ranges.Length == 1
                ? [(i + 0.5) / count]
                : [.. _ranges.Select((_, j) => Philox.Uniforms(1, (ulong)i, (uint)j).First)];
        }
    }

    private double[] Simplices(double[] start, Func<double[], double> score)
    {
        if (_ranges.Length == 1)
        {
            return start;
        }

        double[] best = start;
        IObjectiveFunction function = ObjectiveFunction.Value(place => score([.. place.Select(at => Math.Clamp(at, 0, 1))]));
        foreach (double size in s_simplices)
        {
            _cancellation.ThrowIfCancellationRequested();
            double[] steps = [.. best.Select(at => at + size > 1 ? -size : size)];
            try
            {
                MinimizationResult result = NelderMeadSimplex.Minimum(
                    function, Vector<double>.Build.DenseOfArray(best), Vector<double>.Build.DenseOfArray(steps), 1e-14, MostSimplexSteps);
                double[] found = [.. result.MinimizingPoint.Select(at => Math.Clamp(at, 0, 1))];
                best = score(found) < score(best) ? found : best;
            }
            catch (MathNet.Numerics.Optimization.MaximumIterationsException)
            {
                // The compass goes on from the best place that is known.
            }
        }

        return best;
    }

    /// <summary>Goes along one range at a time while that helps, in steps that halve where nothing does.</summary>
    private double[] Compass(double[] start, Func<double[], double> score)
    {
        double[] best = start;
        double least = score(best);
        for (double step = 0.125; step > SmallestStep; step /= 2)
        {
            _cancellation.ThrowIfCancellationRequested();
            for (int moves = 0, i = 0; i < 2 * _ranges.Length && moves < 64; i++)
            {
                double[] moved = (double[])best.Clone();
                moved[i / 2] = Math.Clamp(moved[i / 2] + (i % 2 == 0 ? step : -step), 0, 1);
                double found = score(moved);
                if (found < least)
                {
                    (best, least, i) = (moved, found, -1);
                    moves++;
                }
            }
        }

        return best;
    }

    /// <summary>Below 1 where a point is allowed, in the order of its cost; from 1 where it breaks a limit.</summary>
    private static double ScoreOf(SweepRow row, Objective objective, ImmutableArray<Limit> limits, double middle, double spread)
    {
        double cost = objective.Cost(row);
        if (!row.Feasible || double.IsNaN(cost))
        {
            return NotFeasible;
        }

        double broken = limits.Sum(limit => limit.Broken(row));
        double x = (cost - middle) / spread;
        return double.IsNaN(broken) ? NotFeasible
            : broken > 0 ? BrokenLimit + (broken / (1 + broken))
            : x / (1 + Math.Abs(x));
    }

    private SweepRow Row(double[] place)
    {
        for (int i = 0; i < _ranges.Length; i++)
        {
            _point[_listed + i] = _ranges[i].At(place[i]);
        }

        ReadOnlySpan<double> metrics = _points.Evaluate(_point);
        return new SweepRow([.. _point], _points.IsFeasible, [.. metrics]);
    }
}
