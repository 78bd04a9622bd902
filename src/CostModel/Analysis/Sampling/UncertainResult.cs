using CostModel.Analysis.Plans;
using CostModel.Scenarios;
using CostModel.Scenarios.Metrics;

namespace CostModel.Analysis.Sampling;

/// <summary>A scenario's answers with the bands that random draws of its inputs and of model errors give them.</summary>
/// <param name="Result">The answers at the medians, each metric with the band from its 10th to its 90th percentile.</param>
/// <param name="Draws">The draws of every metric that has a number.</param>
public sealed record UncertainResult(ScenarioResult Result, MonteCarloResult Draws)
{
    /// <summary>Draws every metric that the answers have.</summary>
    /// <param name="result">The answers at the medians.</param>
    /// <param name="plan">The plan that they are of.</param>
    /// <param name="points">The draws.</param>
    /// <param name="besides">Paths of metrics to draw besides, which need not have a number at the medians.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="Validation.InvalidPlanException">The plan is not valid at a draw.</exception>
    public static UncertainResult Of(
        ScenarioResult result, ScenarioPlan plan, RandomPoints points, IEnumerable<string>? besides = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        MonteCarloResult draws = new MonteCarlo(plan, points, result.Metrics.Select(metric => metric.Path).Union(besides ?? [])).Run(null, cancellation);
        var bands = new MetricBand?[ScenarioMetrics.All.Length];
        foreach (SampledMetric metric in draws.Metrics)
        {
            var band = new MetricBand(metric.Percentile(0.1), metric.Percentile(0.9));
            bands[metric.Metric.Definition!.Index] = band.High > band.Low ? band : null;
        }

        return new UncertainResult(result.WithBands(bands), draws);
    }
}
