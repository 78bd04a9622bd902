using System.Collections.Immutable;

namespace CostModel.Analysis.Sweeps;

/// <summary>A sweep in a few numbers.</summary>
/// <param name="Points">Points that were evaluated.</param>
/// <param name="Feasible">Points of them that are feasible.</param>
/// <param name="Metrics">What the metrics come to over the feasible points, in the order of the sweep.</param>
public sealed record SweepSummary(long Points, long Feasible, ImmutableArray<MetricSummary> Metrics)
{
    private const long SegmentPoints = 64 * SweepWorker.MostPoints;

    internal static SweepSummary Of(Sweep sweep, int threads, CancellationToken cancellation)
    {
        long segments = (sweep.Points.Count + SegmentPoints - 1) / SegmentPoints;
        var parts = new SortedDictionary<long, Part>();
        var total = new Part(sweep.Metrics.Length);
        long next = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, segments, options, sweep.Worker, (segment, _, worker) =>
        {
            Part part = Segment(sweep, worker, segment);
            lock (parts)
            {
                // Sums are joined in the order of the segments, so that they are the same on any number of threads.
                parts.Add(segment, part);
                while (parts.Remove(next, out Part? first))
                {
                    total.Join(first);
                    next++;
                }
            }

            return worker;
        }, _ => { });
        return new SweepSummary(total.Points, total.Feasible, [.. total.Metrics.Select(metric => metric.ToSummary())]);
    }

    private static Part Segment(Sweep sweep, SweepWorker worker, long segment)
    {
        var part = new Part(sweep.Metrics.Length);
        long end = Math.Min(sweep.Points.Count, (segment + 1) * SegmentPoints);
        for (long start = segment * SegmentPoints; start < end; start += SweepWorker.MostPoints)
        {
            worker.Evaluate(start, (int)Math.Min(SweepWorker.MostPoints, end - start));
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
