using System.Collections.Immutable;
using CostModel.Analysis.Plans;
using CostModel.Validation;
using MathNet.Numerics.RootFinding;

namespace CostModel.Analysis.Solving;

/// <summary>Finds the value of an input at which a metric reaches a goal.</summary>
public static class Solve
{
    private const int Scanned = 241;
    private const double Far = 1e6;

    /// <summary>Solves for an input.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="inputPath">The input that is free.</param>
    /// <param name="metricPath">The metric.</param>
    /// <param name="goal">What it should be, in its own unit.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="InvalidPlanException">There is no such number or metric, or the plan is not valid.</exception>
    public static SolveResult For(IPlan plan, string inputPath, string metricPath, double goal, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var faults = new FaultCollector();
        PlanInput? input = plan.Input(inputPath, faults);
        if (input is { IsChoice: true })
        {
            faults.Add(new Fault(FaultCodes.BadValue, inputPath, "is a choice of names, which nothing is solved for", "compare them with --vary in a sweep"));
        }

        PlanMetric? metric = plan.Metric(metricPath, faults);
        faults.ThrowIfAny();
        return new Search(plan, input!, metric!, goal, cancellation).Run();
    }

    /// <summary>Solves for an input, with a goal as a person writes it, such as <c>60%</c> or <c>30 days</c>.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="inputPath">The input that is free.</param>
    /// <param name="metricPath">The metric.</param>
    /// <param name="goal">What it should be.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="InvalidPlanException">There is no such number or metric, the goal is none, or the plan is not valid.</exception>
    public static SolveResult For(IPlan plan, string inputPath, string metricPath, string goal, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(goal);
        var faults = new FaultCollector();
        double value = double.NaN;
        string problem = "";
        if (plan.Metric(metricPath, faults) is { } metric && !metric.TryParse(goal, out value, out problem))
        {
            faults.Add(new Fault(FaultCodes.BadValue, metricPath, $"'{goal}': {problem}"));
        }

        faults.ThrowIfAny();
        return For(plan, inputPath, metricPath, value, cancellation);
    }

    private sealed class Search(IPlan plan, PlanInput input, PlanMetric metric, double goal, CancellationToken cancellation)
    {
        private readonly PlanPoints _points = new(plan, [input], [metric.Path]);

        internal SolveResult Run()
        {
            double[] values = Values();
            (double Value, double Metric, bool Feasible)[] scan = [.. values.Select(At)];
            (double Value, double Metric, bool Feasible)[] good = [.. scan.Where(point => point.Feasible && !double.IsNaN(point.Metric))];
            ImmutableArray<Fault> binding = [.. scan.Where(point => !point.Feasible).Take(1).SelectMany(point => _points.FaultsAt([point.Value]))];
            if (good.Length == 0)
            {
                return new SolveResult(input, metric, goal, null, double.NaN, null, null, binding);
            }

            double? root = Crossings(good).OrderBy(DistanceFromNow).Cast<double?>().FirstOrDefault();
            double reached = root is { } found ? At(found).Metric : double.NaN;
            return new SolveResult(
                input, metric, goal, root, reached, (good[0].Value, good[^1].Value), (good.Min(point => point.Metric), good.Max(point => point.Metric)), binding);
        }

        /// <summary>Places to look at first: the input's range, or far to both sides of where it is.</summary>
        private double[] Values()
        {
            double now = input.Value is > 0 and var value ? value : 1;
            double low = input.Range!.Minimum > 0 ? input.Range.Minimum : Math.Min(now / Far, 1e-6);
            double high = Math.Min(input.Range.Maximum, Math.Max(now * Far, 1));
            IEnumerable<double> spread = Enumerable.Range(0, Scanned).Select(i => low * Math.Pow(high / low, (double)i / (Scanned - 1)));
            IEnumerable<double> even = double.IsFinite(input.Range.Maximum) && input.Range.Maximum <= 1
                ? Enumerable.Range(0, Scanned).Select(i => input.Range.Minimum + ((input.Range.Maximum - input.Range.Minimum) * i / (Scanned - 1)))
                : input.Range.Minimum < 0 ? spread.Select(x => -x) : [];
            return
            [
                .. spread.Concat(even).Append(now)
                    .Select(x => input.Range.WholeOnly ? Math.Round(x) : x)
                    .Where(input.Range.Allows)
                    .Distinct()
                    .Order(),
            ];
        }

        private IEnumerable<double> Crossings((double Value, double Metric, bool Feasible)[] scan)
        {
            foreach ((double value, double at, bool _) in scan.Where(point => point.Metric == goal))
            {
                yield return value;
            }

            for (int i = 1; i < scan.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                if ((scan[i - 1].Metric - goal) * (scan[i].Metric - goal) < 0)
                {
                    yield return input.Range!.WholeOnly ? Whole(scan[i - 1].Value, scan[i].Value) : Between(scan[i - 1].Value, scan[i].Value);
                }
            }
        }

        private double Between(double low, double high)
            => Brent.TryFindRoot(value => At(value).Metric - goal, low, high, Math.Max(Math.Abs(high) * 1e-14, 1e-300), 200, out double root) ? root : Halved(low, high);

        /// <summary>Where a metric jumps past its goal: the first value, from the plan's side, behind the jump.</summary>
        private double Halved(double low, double high)
        {
            bool above = At(high).Metric > goal;
            for (int i = 0; i < 100 && high - low > 1e-12 * Math.Abs(high); i++)
            {
                double middle = low + ((high - low) / 2);
                (low, high) = At(middle).Metric > goal == above ? (low, middle) : (middle, high);
            }

            return high;
        }

        /// <summary>The first whole number that reaches the goal or passes it.</summary>
        private double Whole(double low, double high)
        {
            bool above = At(high).Metric > goal;
            while (high - low > 1)
            {
                double middle = Math.Floor((low + high) / 2);
                double value = At(middle).Metric;
                (low, high) = value == goal || value > goal == above ? (low, middle) : (middle, high);
            }

            return high;
        }

        private (double Value, double Metric, bool Feasible) At(double value)
        {
            double result = _points.Evaluate([value])[0];
            return (value, result, _points.IsFeasible);
        }

        private double DistanceFromNow(double value) => input.Value is > 0 and var now && value > 0 ? Math.Abs(Math.Log(value / now)) : Math.Abs(value - (input.Value ?? 0));
    }
}
