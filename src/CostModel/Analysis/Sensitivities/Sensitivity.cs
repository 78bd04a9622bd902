using System.Collections.Immutable;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Sampling;
using CostModel.Validation;

namespace CostModel.Analysis.Sensitivities;

/// <summary>How far a metric moves with one input at a time, and how much of its variance the inputs make.</summary>
public static class Sensitivity
{
    private const int BaseSamples = 8192;

    /// <summary>
    /// A tornado: the metric at the 10th and the 90th percentile of each input, all others in the middle; the input that moves it most first.
    /// </summary>
    /// <exception cref="InvalidPlanException">The metric does not exist, or the plan is not valid at a point.</exception>
    public static ImmutableArray<TornadoBar> Tornado(IPlan plan, ImmutableArray<UncertainInput> inputs, string metric)
    {
        var points = new PlanPoints(plan, [.. inputs.Select(input => input.Input)], [metric]);
        double[] middle = [.. inputs.Select(input => input.Quantile(0.5))];
        double At(int input, double value)
        {
            var point = (double[])middle.Clone();
            point[input] = value;
            return points.Evaluate(point)[0];
        }

        return
        [
            .. inputs
                .Select((input, i) => new TornadoBar(input.Input, input.Quantile(0.1), input.Quantile(0.9), At(i, input.Quantile(0.1)), At(i, input.Quantile(0.9))))
                .OrderByDescending(bar => double.IsNaN(bar.Swing) ? 0 : bar.Swing),
        ];
    }

    /// <summary>
    /// Percent that a metric changes when an input changes by a percent, at the plan's own values: the slope of their logarithms over 1 % both
    /// ways. NaN where the metric or the input is zero.
    /// </summary>
    /// <exception cref="InvalidPlanException">An input or the metric does not exist, or an input has no value.</exception>
    public static ImmutableArray<double> Elasticities(IPlan plan, IReadOnlyList<string> inputs, string metric)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(inputs);
        var faults = new FaultCollector();
        ImmutableArray<PlanInput> varied = [.. inputs.Select(path => plan.Input(path, faults)).OfType<PlanInput>()];
        foreach (PlanInput input in varied.Where(input => input.Value is null || input.IsChoice))
        {
            faults.Add(new Fault(FaultCodes.Missing, input.Path, "has no number to move from"));
        }

        faults.ThrowIfAny();
        var points = new PlanPoints(plan, varied, [metric]);
        double[] at = [.. varied.Select(input => input.Value!.Value)];
        return
        [
            .. varied.Select((_, i) =>
            {
                const double step = 0.01;
                var point = (double[])at.Clone();
                point[i] = at[i] * (1 + step);
                double above = points.Evaluate(point)[0];
                point[i] = at[i] * (1 - step);
                double below = points.Evaluate(point)[0];
                return Math.Log(above / below) / Math.Log((1 + step) / (1 - step));
            }),
        ];
    }

    /// <summary>
    /// Share of a metric's variance that would go away if an input alone were known for certain last of all: its total-effect Sobol index, by the
    /// estimator of Jansen (1999). Above the share that the input explains alone where inputs act together. Inputs are taken as independent.
    /// </summary>
    /// <exception cref="InvalidPlanException">The metric does not exist, or the plan is not valid at a point.</exception>
    public static ImmutableArray<double> TotalEffects(IPlan plan, ImmutableArray<UncertainInput> inputs, string metric, ulong seed = 1, CancellationToken cancellation = default)
    {
        int count = inputs.Length;
        var points = new PlanPoints(plan, [.. inputs.Select(input => input.Input)], [metric]);

        // A draw of twice as many inputs is two independent draws.
        var draws = new RandomPoints([.. inputs, .. inputs], Correlations.None, BaseSamples, seed);
        var columns = new double[2 * count * BaseSamples];
        draws.Fill(0, columns, new bool[BaseSamples]);
        double[] first = columns[..(count * BaseSamples)];
        double[] results = points.EvaluateColumns(first);
        double[] numbers = [.. results.Where(double.IsFinite)];
        double mean = numbers.Length == 0 ? 0 : numbers.Average();
        double variance = numbers.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, numbers.Length - 1);
        return
        [
            .. inputs.Select((_, i) =>
            {
                cancellation.ThrowIfCancellationRequested();
                var mixed = (double[])first.Clone();
                Array.Copy(columns, (count + i) * BaseSamples, mixed, i * BaseSamples, BaseSamples);
                double[] changed = points.EvaluateColumns(mixed);
                double sum = 0;
                for (int k = 0; k < BaseSamples; k++)
                {
                    double difference = results[k] - changed[k];
                    sum += double.IsFinite(difference) ? difference * difference : 0;
                }

                return variance > 0 ? sum / (2 * BaseSamples) / variance : 0;
            }),
        ];
    }
}
