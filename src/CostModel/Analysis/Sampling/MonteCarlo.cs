using System.Collections.Immutable;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Sweeps;
using CostModel.Validation;

namespace CostModel.Analysis.Sampling;

/// <summary>What the uncertainty of inputs makes of metrics, by random draws.</summary>
public sealed class MonteCarlo
{
    private readonly Sweep _sweep;
    private readonly RandomPoints _points;

    /// <summary>Draws of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="points">The draws.</param>
    /// <param name="metrics">The paths of the metrics that are wanted.</param>
    /// <exception cref="InvalidPlanException">A metric does not exist.</exception>
    public MonteCarlo(IPlan plan, RandomPoints points, params IEnumerable<string> metrics)
        => (_sweep, _points) = (new Sweep(plan, points, metrics), points);

    /// <summary>Evaluates all draws.</summary>
    /// <param name="threads">How many threads work; all processors by default. The result is the same for any number.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InvalidPlanException">The plan is not valid at a draw.</exception>
    public MonteCarloResult Run(int? threads = null, CancellationToken cancellation = default)
    {
        double[][] samples = [.. _sweep.Metrics.Select(_ => new double[_points.Count])];
        VarianceBins[] bins = Bins();
        Segments.Run(
            _points.Count,
            threads ?? Environment.ProcessorCount,
            () => (Worker: _sweep.Worker(), Ranks: new double[SweepWorker.MostPoints * _points.Inputs.Length]),
            (own, from, to) => Segment(own.Worker, own.Ranks, samples, from, to),
            part => Join(bins, part),
            cancellation);
        var metrics = new SampledMetric[samples.Length];
        Parallel.For(0, samples.Length, new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount, CancellationToken = cancellation }, j =>
            metrics[j] = new SampledMetric(_sweep.Metrics[j], samples[j], bins[j].Shares()));
        return new MonteCarloResult(_points.Count, _points.Uncertain, [.. metrics]);
    }

    private VarianceBins[] Bins() => [.. _sweep.Metrics.Select(_ => new VarianceBins(_points.Inputs.Length))];

    private static void Join(VarianceBins[] total, VarianceBins[] part)
    {
        for (int j = 0; j < total.Length; j++)
        {
            total[j].Join(part[j]);
        }
    }

    private VarianceBins[] Segment(SweepWorker worker, double[] ranks, double[][] samples, long from, long to)
    {
        VarianceBins[] bins = Bins();
        for (long start = from; start < to; start += SweepWorker.MostPoints)
        {
            int count = (int)Math.Min(SweepWorker.MostPoints, to - start);
            worker.Evaluate(start, count);
            _points.Ranks(start, ranks, count);
            for (int j = 0; j < samples.Length; j++)
            {
                worker.Metric(j).CopyTo(samples[j].AsSpan((int)start, count));
                bins[j].Take(worker.Metric(j), ranks);
            }
        }

        return bins;
    }
}
