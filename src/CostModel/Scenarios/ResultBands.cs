using System.Runtime.InteropServices;
using CostModel.Formulas;

namespace CostModel.Scenarios;

/// <summary>
/// Carries model error through to every metric: the scenario is evaluated again at the ends of each predicted number's band, and what several
/// of them do to a metric is added as for independent errors, by squares.
/// </summary>
internal static class ResultBands
{
    internal static MetricBand?[] Of(CompiledScenario plan, double[] central)
    {
        var bands = new MetricBand?[central.Length];
        var below = new double[central.Length];
        var above = new double[central.Length];
        foreach (UncertainLeaf uncertain in plan.Uncertain)
        {
            Add(central, Moved(plan, uncertain, uncertain.Band.Low), below, above);
            Add(central, Moved(plan, uncertain, uncertain.Band.High), below, above);
        }

        for (int i = 0; i < bands.Length; i++)
        {
            if (below[i] > 0 || above[i] > 0)
            {
                bands[i] = new MetricBand(central[i] - Math.Sqrt(below[i]), central[i] + Math.Sqrt(above[i]));
            }
        }

        return bands;
    }

    private static double[] Moved(CompiledScenario plan, UncertainLeaf uncertain, double factor)
    {
        double[] numbers = plan.Numbers.ToArray();
        numbers[uncertain.Leaf.Index] *= factor;
        var metrics = new double[Metrics.ScenarioMetrics.All.Length];
        Array.Fill(metrics, double.NaN);
        plan.Run(MemoryMarshal.Cast<double, Scalar>(numbers), MemoryMarshal.Cast<double, Scalar>(metrics.AsSpan()));
        return metrics;
    }

    private static void Add(double[] central, double[] moved, double[] below, double[] above)
    {
        for (int i = 0; i < central.Length; i++)
        {
            double change = moved[i] - central[i];
            bool isLarger = Math.Abs(change) > 1e-12 * Math.Abs(central[i]);
            below[i] += isLarger && change < 0 ? change * change : 0;
            above[i] += isLarger && change > 0 ? change * change : 0;
        }
    }
}
