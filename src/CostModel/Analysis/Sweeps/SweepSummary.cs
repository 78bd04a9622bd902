using System.Collections.Immutable;

namespace CostModel.Analysis.Sweeps;

/// <summary>A sweep in a few numbers.</summary>
/// <param name="Points">Points that were evaluated.</param>
/// <param name="Feasible">Points of them that are feasible.</param>
/// <param name="Metrics">What the metrics come to over the feasible points, in the order of the sweep.</param>
public sealed record SweepSummary(long Points, long Feasible, ImmutableArray<MetricSummary> Metrics)
{
    internal static SweepSummary Of(Sweep sweep, int threads, CancellationToken cancellation)
    {
        var total = new Part(sweep.Metrics.Length);
        Segments.Run(sweep.Points.Count, threads, sweep.Worker, (worker, from, to) => Segment(sweep, worker, from, to), total.Join, cancellation);
        return new SweepSummary(total.Points, total.Feasible, [.. total.Metrics.Select(metric => metric.ToSummary())]);
    }

    private static Part Segment(Sweep sweep, SweepWorker worker, long from, long to)
    {
        var part = new Part(sweep.Metrics.Length);
        for (long start = from; start < to; start += SweepWorker.MostPoints)
        {
            worker.Evaluate(start, (int)Math.Min(SweepWorker.MostPoints, to - start));
            part.Take(worker);
        }

        return part;
    }

    private sealed class Part(int metrics)
    {
        internal long Points { get; private set; }

        internal long Feasible { get; private set; }

        internal MetricTotals[] Metrics { get; } = [.. Enumerable.Range(0, metrics).Select(_ => new MetricTotals())];

        internal void Take(SweepWorker worker)
        {
            Points += worker.Count;
            Feasible += worker.Feasible.Count(true);
            for (int j = 0; j < Metrics.Length; j++)
            {
                Metrics[j].Take(worker.Metric(j), worker.Feasible);
            }
        }

        internal void Join(Part next)
        {
            Points += next.Points;
            Feasible += next.Feasible;
            for (int j = 0; j < Metrics.Length; j++)
            {
                Metrics[j].Join(next.Metrics[j]);
            }
        }
    }
}

/// <summary>What a metric comes to over the points of a sweep that have a number.</summary>
/// <param name="Count">How many points have a number.</param>
/// <param name="Minimum">The smallest; NaN where there is none.</param>
/// <param name="Maximum">The largest; NaN where there is none.</param>
/// <param name="Mean">The mean; NaN where there is none.</param>
public sealed record MetricSummary(long Count, double Minimum, double Maximum, double Mean);
