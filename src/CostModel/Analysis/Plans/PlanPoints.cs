using System.Collections.Immutable;
using CostModel.Validation;

namespace CostModel.Analysis.Plans;

/// <summary>A plan as a function of some inputs, evaluated a point or a block at a time.</summary>
internal sealed class PlanPoints
{
    private readonly IPointEvaluator _evaluator;
    private readonly int _inputs;
    private readonly double[] _results;
    private readonly bool[] _feasible = new bool[1];

    /// <summary>A function of some inputs.</summary>
    /// <exception cref="InvalidPlanException">A metric does not exist.</exception>
    internal PlanPoints(IPlan plan, ImmutableArray<PlanInput> inputs, IEnumerable<string> metrics)
    {
        var faults = new FaultCollector();
        Metrics = plan.Metrics(metrics, faults);
        faults.ThrowIfAny();
        _evaluator = plan.Evaluator(inputs, Metrics);
        _inputs = inputs.Length;
        _results = new double[Metrics.Length];
    }

    internal ImmutableArray<PlanMetric> Metrics { get; }

    /// <summary>Whether the last point was feasible.</summary>
    internal bool IsFeasible => _feasible[0];

    /// <summary>The metrics at a point, in memory that the next call uses again.</summary>
    internal ReadOnlySpan<double> Evaluate(ReadOnlySpan<double> point)
    {
        _evaluator.Evaluate(new PointBlock(1, point, _results, _feasible));
        return _results;
    }

    /// <summary>Why a point is not feasible.</summary>
    internal ImmutableArray<Fault> FaultsAt(ReadOnlySpan<double> point) => _evaluator.FaultsAt(point);

    /// <summary>The only metric at many points, given as columns of the inputs one after another.</summary>
    internal double[] EvaluateColumns(double[] columns)
    {
        int count = columns.Length / _inputs;
        var results = new double[count];
        _evaluator.Evaluate(new PointBlock(count, columns, results, new bool[count]));
        return results;
    }
}
