using System.Collections.Immutable;
using CostModel.Analysis.Sweeps;

namespace CostModel.Analysis.Solving;

/// <summary>Finds the best points of a sweep, without keeping the others.</summary>
public static class Optimizer
{
    /// <summary>
    /// The points that no other point beats in all objectives at once: the best one of a single objective, the Pareto front of several. Points
    /// that are not feasible, lack a number or break a limit are out.
    /// </summary>
    /// <param name="sweep">The points; its metrics hold the objectives and the limited ones.</param>
    /// <param name="objectives">Which metrics count, and whether less is better.</param>
    /// <param name="limits">What other metrics may be.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The front, ordered by the first objective, best first; empty where no point is allowed.</returns>
    public static ImmutableArray<SweepRow> Front(
        Sweep sweep,
        ImmutableArray<Objective> objectives,
        ImmutableArray<Limit> limits,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        ArgumentOutOfRangeException.ThrowIfZero(objectives.Length);
        return Front(sweep.Rows(cancellation), objectives, limits);
    }

    /// <summary>The front of some rows.</summary>
    internal static ImmutableArray<SweepRow> Front(IEnumerable<SweepRow> rows, ImmutableArray<Objective> objectives, ImmutableArray<Limit> limits)
    {
        var front = new List<SweepRow>();
        foreach (SweepRow row in rows)
        {
            bool isAllowed = row.Feasible && objectives.All(objective => !double.IsNaN(row.Metrics[objective.Metric])) && limits.All(limit => limit.Holds(row));
            if (isAllowed && !front.Exists(other => Beats(other, row, objectives, orEqual: true)))
            {
                front.RemoveAll(other => Beats(row, other, objectives, orEqual: false));
                front.Add(row);
            }
        }

        return [.. front.OrderBy(row => objectives[0].Cost(row))];
    }

    private static bool Beats(SweepRow one, SweepRow other, ImmutableArray<Objective> objectives, bool orEqual)
        => objectives.All(objective => objective.Cost(one) <= objective.Cost(other))
            && (orEqual || objectives.Any(objective => objective.Cost(one) < objective.Cost(other)));
}

/// <summary>A metric to make small or large.</summary>
/// <param name="Metric">Its place among the metrics of the sweep.</param>
/// <param name="Minimize">Whether less is better.</param>
public sealed record Objective(int Metric, bool Minimize)
{
    internal double Cost(SweepRow row) => Minimize ? row.Metrics[Metric] : -row.Metrics[Metric];
}

/// <summary>A bound on a metric.</summary>
/// <param name="Metric">Its place among the metrics of the sweep.</param>
/// <param name="IsUpper">Whether it may be at most the bound, rather than at least.</param>
/// <param name="Bound">The bound.</param>
public sealed record Limit(int Metric, bool IsUpper, double Bound)
{
    internal bool Holds(SweepRow row) => IsUpper ? row.Metrics[Metric] <= Bound : row.Metrics[Metric] >= Bound;

    /// <summary>How far a point is beyond the bound, as a share of the bound; 0 where it holds, NaN where the metric has no number.</summary>
    internal double Broken(SweepRow row)
    {
        double beyond = IsUpper ? row.Metrics[Metric] - Bound : Bound - row.Metrics[Metric];
        return Math.Max(0, beyond) / (Bound == 0 ? 1 : Math.Abs(Bound));
    }
}
