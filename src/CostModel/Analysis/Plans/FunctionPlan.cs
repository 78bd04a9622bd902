using System.Collections.Immutable;
using CostModel.Validation;

namespace CostModel.Analysis.Plans;

/// <summary>Any function of numbers as a plan: a model of your own that is swept, sampled and solved like a scenario.</summary>
public sealed class FunctionPlan : IPlan
{
    private readonly ImmutableArray<PlanInput> _inputs;
    private readonly ImmutableArray<PlanMetric> _metrics;
    private readonly PointFunction _function;

    /// <summary>A plan of a function.</summary>
    /// <param name="inputs">Its inputs, in the order in which the function takes them.</param>
    /// <param name="metrics">The names of its results, in the order in which the function leaves them.</param>
    /// <param name="function">The function; pure, because threads call it at the same time.</param>
    public FunctionPlan(IEnumerable<PlanInput> inputs, IEnumerable<string> metrics, PointFunction function)
    {
        ArgumentNullException.ThrowIfNull(function);
        _inputs = [.. inputs];
        _metrics = [.. metrics.Select(metric => new PlanMetric(metric))];
        _function = function;
    }

    /// <inheritdoc/>
    public IEnumerable<string> InputPaths => _inputs.Select(input => input.Path);

    /// <inheritdoc/>
    public IEnumerable<string> MetricPaths => _metrics.Select(metric => metric.Path);

    /// <inheritdoc/>
    public PlanInput? FindInput(string path) => _inputs.FirstOrDefault(input => input.Path == path);

    /// <inheritdoc/>
    public PlanMetric? FindMetric(string path) => _metrics.FirstOrDefault(metric => metric.Path == path);

    /// <inheritdoc/>
    public IPointEvaluator Evaluator(ImmutableArray<PlanInput> inputs, ImmutableArray<PlanMetric> metrics)
        => new PointByPoint(
            this,
            [.. inputs.Select(input => _inputs.IndexOf(input))],
            [.. metrics.Select(metric => _metrics.IndexOf(metric))]);

    private sealed class PointByPoint(FunctionPlan plan, int[] inputs, int[] metrics) : IPointEvaluator
    {
        private readonly double[] _point = [.. plan._inputs.Select(input => input.Value ?? double.NaN)];
        private readonly double[] _results = new double[plan._metrics.Length];

        public int BlockSize => 1024;

        public void Evaluate(in PointBlock block)
        {
            for (int i = 0; i < block.Count; i++)
            {
                for (int j = 0; j < inputs.Length; j++)
                {
                    _point[inputs[j]] = block.Input(j)[i];
                }

                plan._function(_point, _results);
                block.Feasible[i] = true;
                for (int j = 0; j < metrics.Length; j++)
                {
                    block.Metric(j)[i] = _results[metrics[j]];
                }
            }
        }

        public ImmutableArray<Fault> FaultsAt(ReadOnlySpan<double> point) => [];
    }
}

/// <summary>A function of a point: reads one number for each input, leaves one for each metric.</summary>
public delegate void PointFunction(ReadOnlySpan<double> inputs, Span<double> metrics);
