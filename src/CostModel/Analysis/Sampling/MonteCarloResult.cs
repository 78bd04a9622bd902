using System.Collections.Immutable;
using CostModel.Analysis.Plans;

namespace CostModel.Analysis.Sampling;

/// <summary>What random draws came to.</summary>
/// <param name="Samples">How many draws.</param>
/// <param name="Inputs">The uncertain inputs.</param>
/// <param name="Metrics">Every metric that was asked for.</param>
public sealed record MonteCarloResult(long Samples, ImmutableArray<UncertainInput> Inputs, ImmutableArray<SampledMetric> Metrics)
{
    /// <summary>A metric by its path.</summary>
    /// <exception cref="ArgumentException">The metric was not asked for.</exception>
    public SampledMetric this[string path]
        => Metrics.FirstOrDefault(metric => metric.Metric.Path == path) ?? throw new ArgumentException($"'{path}' was not asked for", nameof(path));
}
