using System.Collections.Immutable;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Sweeps;
using CostModel.Validation;

namespace CostModel.Analysis.Solving;

/// <summary>
/// Finds the best values of inputs within ranges, for every combination of those that are listed beside them. The search is deterministic: a
/// scan of each range, then simplex and compass searches from its best places (<see cref="RangeSearch"/>).
/// </summary>
public sealed class RangeOptimizer
{
    /// <summary>The most listed combinations, each of which is a search.</summary>
    public const int MostListed = 10_000;

    /// <summary>Places between the ends of a front of two objectives.</summary>
    private const int FrontPlaces = 15;

    private readonly IPlan _plan;
    private readonly GridPoints? _listed;
    private readonly ImmutableArray<SearchRange> _ranges;

    /// <summary>A search.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="listed">Combinations of listed values; null for none.</param>
    /// <param name="ranges">The ranges; at least one.</param>
    /// <param name="metrics">The paths of the metrics that objectives and limits name by place.</param>
    /// <exception cref="InvalidPlanException">A metric does not exist, an input varies twice, or the list is too long.</exception>
    public RangeOptimizer(IPlan plan, GridPoints? listed, ImmutableArray<SearchRange> ranges, params IEnumerable<string> metrics)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfZero(ranges.Length);
        (_plan, _listed, _ranges) = (plan, listed, ranges);
        Inputs = [.. listed?.Inputs ?? [], .. ranges.Select(range => range.Input)];
        var faults = new FaultCollector();
        Metrics = plan.Metrics(metrics, faults);
        foreach (string twice in Inputs.GroupBy(input => input.Path).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            faults.Add(new Fault(FaultCodes.Conflict, twice, "varies twice"));
        }

        if (listed?.Count > MostListed)
        {
            faults.Add(new Fault(
                FaultCodes.Usage, "", FormattableString.Invariant($"{listed.Count:#,##0} listed combinations beside ranges, and each is a search: at most {MostListed:#,##0}"), "list fewer values"));
        }

        faults.ThrowIfAny();
    }

    /// <summary>The inputs of the answers: listed ones first.</summary>
    public ImmutableArray<PlanInput> Inputs { get; }

    /// <summary>The metrics of the answers.</summary>
    public ImmutableArray<PlanMetric> Metrics { get; }

    /// <summary>
    /// The best point of a single objective, or the Pareto front of two: between the best of either, one is made small at evenly spaced
    /// bounds on the other.
    /// </summary>
    /// <param name="objectives">Which metrics count, and whether less is better; one or two.</param>
    /// <param name="limits">What other metrics may be.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The front, ordered by the first objective, best first; empty where no point is allowed.</returns>
    /// <exception cref="InvalidPlanException">The plan is not valid at a point.</exception>
    public ImmutableArray<SweepRow> Front(ImmutableArray<Objective> objectives, ImmutableArray<Limit> limits, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(objectives.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(objectives.Length, 2);
        var found = new List<SweepRow>();
        foreach (ImmutableArray<double> listed in Listed())
        {
            var search = new RangeSearch(_plan, Inputs, Metrics, listed, _ranges, cancellation);
            found.AddRange(Front(search, objectives, limits));
        }

        return Optimizer.Front(found, objectives, limits);
    }

    private static SweepRow[] Front(RangeSearch search, ImmutableArray<Objective> objectives, ImmutableArray<Limit> limits)
    {
        SweepRow[] best = [.. objectives.Select(objective => search.Best(objective, limits)).OfType<SweepRow>()];
        if (best.Length < 2)
        {
            return best;
        }

        // Minimising one within a bound on the other, for bounds from one end of the front to the other.
        Objective bounded = objectives[1];
        (double from, double to) = (best[0].Metrics[bounded.Metric], best[1].Metrics[bounded.Metric]);
        IEnumerable<SweepRow?> between = Enumerable.Range(1, FrontPlaces).Select(i =>
        {
            double bound = from + ((to - from) * i / (FrontPlaces + 1));
            return search.Best(objectives[0], limits.Add(new Limit(bounded.Metric, bounded.Minimize, bound)));
        });
        return [.. best, .. between.OfType<SweepRow>()];
    }

    private IEnumerable<ImmutableArray<double>> Listed()
    {
        if (_listed is null)
        {
            yield return [];
            yield break;
        }

        var values = new double[_listed.Inputs.Length];
        var included = new bool[1];
        for (long i = 0; i < _listed.Count; i++)
        {
            _listed.Fill(i, values, included);
            if (included[0])
            {
                yield return [.. values];
            }
        }
    }
}
