using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CostModel.Analysis.Plans;
using CostModel.Validation;

namespace CostModel.Analysis.Sweeps;

/// <summary>A plan evaluated at many points. The result of a point does not depend on threads, shards or what was evaluated before it.</summary>
public sealed class Sweep
{
    /// <summary>A sweep over points.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="points">The points.</param>
    /// <param name="metrics">The paths of the metrics that are wanted.</param>
    /// <exception cref="InvalidPlanException">A metric does not exist.</exception>
    public Sweep(IPlan plan, PointSet points, params IEnumerable<string> metrics)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(points);
        var faults = new FaultCollector();
        Plan = plan;
        Points = points;
        Metrics = plan.Metrics(metrics, faults);
        faults.ThrowIfAny();
    }

    /// <summary>The plan that is evaluated.</summary>
    public IPlan Plan { get; }

    /// <summary>The points that it is evaluated at.</summary>
    public PointSet Points { get; }

    /// <summary>The metrics that are wanted.</summary>
    public ImmutableArray<PlanMetric> Metrics { get; }

    /// <summary>What evaluates points on one thread; every thread takes its own.</summary>
    public SweepWorker Worker() => new(this);

    /// <summary>All rows in order, evaluated as they are asked for.</summary>
    /// <exception cref="InvalidPlanException">The plan is not valid at a point.</exception>
    public IEnumerable<SweepRow> Rows(CancellationToken cancellation = default)
    {
        SweepWorker worker = Worker();
        for (long start = 0; start < Points.Count; start += SweepWorker.MostPoints)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = (int)Math.Min(SweepWorker.MostPoints, Points.Count - start);
            worker.Evaluate(start, count);
            for (int i = 0; i < worker.Count; i++)
            {
                yield return worker.Row(i);
            }
        }
    }

    /// <summary>All rows in order, evaluated on another thread while the caller works on those before.</summary>
    /// <exception cref="InvalidPlanException">The plan is not valid at a point.</exception>
    public async IAsyncEnumerable<SweepRow> RowsAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using IEnumerator<SweepRow[]> blocks = Rows(cancellation).Chunk(SweepWorker.MostPoints).GetEnumerator();
        Task<SweepRow[]?> Next() => Task.Run(() => blocks.MoveNext() ? blocks.Current : null, cancellation);
        Task<SweepRow[]?> next = Next();
        while (await next.ConfigureAwait(false) is { } rows)
        {
            next = Next();
            foreach (SweepRow row in rows)
            {
                yield return row;
            }
        }
    }

    /// <summary>Smallest, largest and mean value of every metric, without keeping rows.</summary>
    /// <param name="threads">How many threads work; all processors by default. The result is the same for any number.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InvalidPlanException">The plan is not valid at a point.</exception>
    public SweepSummary Summarize(int? threads = null, CancellationToken cancellation = default)
        => SweepSummary.Of(this, threads ?? Environment.ProcessorCount, cancellation);
}
