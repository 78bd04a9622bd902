using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.Intrinsics;
using CostModel.Formulas;
using CostModel.Scenarios.Metrics;
using CostModel.Validation;

namespace CostModel.Analysis.Plans;

/// <summary>
/// Evaluates points of a scenario four at a time. Every point takes this one path, the last ones of a block padded, so that a shard, a
/// resumed run and a whole run agree to the bit.
/// </summary>
internal sealed class ScenarioEvaluator : IPointEvaluator
{
    private readonly ScenarioPlan _plan;
    private readonly ImmutableArray<PlanInput> _inputs;
    private readonly int[] _metrics;
    private readonly Lanes[] _results = new Lanes[ScenarioMetrics.All.Length];
    private readonly int[] _slots;
    private readonly bool[] _isError;
    private readonly double[] _point;
    private PlanPaths? _paths;
    private PlanPaths? _current;
    private double[] _currentPoint = [];
    private ScenarioPoint? _compiled;
    private OperatorLanes? _operators;
    private Lanes[] _numbers = [];

    internal ScenarioEvaluator(ScenarioPlan plan, ImmutableArray<PlanInput> inputs, ImmutableArray<PlanMetric> metrics)
    {
        _plan = plan;
        _inputs = inputs;
        _metrics = [.. metrics.Select(metric => metric.Definition!.Index)];
        _slots = new int[inputs.Length];
        _isError = [.. inputs.Select(input => input.IsModelError)];
        _point = new double[inputs.Length];
    }

    public int BlockSize => 1024;

    public void Evaluate(in PointBlock block)
    {
        int start = 0;
        while (start < block.Count)
        {
            block.CopyPoint(start, _point);
            Prepare();
            int end = _current!.Compiles ? start + 1 : block.Count;
            while (end < block.Count && IsSamePlan(block, end))
            {
                end++;
            }

            block.Feasible[start..end].Fill(_compiled!.Faults.IsEmpty);
            if (_compiled.Plan is null)
            {
                for (int j = 0; j < _metrics.Length; j++)
                {
                    block.Metric(j)[start..end].Fill(double.NaN);
                }
            }
            else
            {
                Run(block, start, end);
            }

            start = end;
        }
    }

    public ImmutableArray<Fault> FaultsAt(ReadOnlySpan<double> point) => ScenarioPoint.Of(_plan.At(_inputs, point)).Faults;

    /// <summary>Makes the plan of the current point ready, unless it is still that of the point before.</summary>
    private void Prepare()
    {
        if (_current is not null && IsCurrent())
        {
            return;
        }

        _paths ??= _plan.Paths(_inputs, _point);
        _currentPoint = (double[])_point.Clone();
        if (_paths is null || !Compile(_paths))
        {
            Compile(PlanPaths.AllCompiled(_point));
        }
    }

    /// <summary>Compiles the scenario where the inputs that need it are; false where other numbers in it have to be tried.</summary>
    private bool Compile(PlanPaths paths)
    {
        _current = paths;
        double[] at = [.. _inputs.Select((_, i) => NeedsCompilation(paths, i) ? _point[i] : paths.Base[i])];
        _compiled = _plan.Compiled(KeyOf(paths, at), () => ScenarioPoint.Of(_plan.At(_inputs, at)));
        if (_compiled.Plan is not { } compiled)
        {
            return !paths.AsksOperators;
        }

        _operators = paths.AsksOperators ? OperatorLanes.Of(_plan, _inputs, paths, compiled) : null;
        if (paths.AsksOperators && _operators is null)
        {
            return false;
        }

        _numbers = new Lanes[compiled.Numbers.Length];
        for (int i = 0; i < _numbers.Length; i++)
        {
            _numbers[i] = Lanes.Constant(compiled.Numbers[i]);
        }

        for (int i = 0; i < _inputs.Length; i++)
        {
            _slots[i] = _inputs[i].ErrorOf is { } leaf ? leaf.Index : NeedsCompilation(paths, i) ? -1 : PathProbe.SlotOf(compiled, _inputs[i]);
        }

        Array.Fill(_results, Lanes.Constant(double.NaN));
        return true;
    }

    private static bool NeedsCompilation(PlanPaths paths, int input) => paths.Of[input] == PointPath.Compilation;

    /// <summary>What compilation depends on: the paths of all inputs, and the values of those that need it.</summary>
    private string KeyOf(PlanPaths paths, double[] point)
        => string.Join('|', _inputs.Select((input, i)
            => NeedsCompilation(paths, i) ? string.Create(CultureInfo.InvariantCulture, $"{input.Path}={point[i]:R}") : input.Path));

    private bool IsCurrent()
    {
        for (int i = 0; i < _point.Length; i++)
        {
            if (NeedsCompilation(_current!, i) && _point[i] != _currentPoint[i])
            {
                return false;
            }
        }

        return true;
    }

    private bool IsSamePlan(in PointBlock block, int index)
    {
        for (int i = 0; i < _inputs.Length; i++)
        {
            if (NeedsCompilation(_current!, i) && block.Input(i)[index] != _currentPoint[i])
            {
                return false;
            }
        }

        return true;
    }

    private void Run(in PointBlock block, int start, int end)
    {
        for (int at = start; at < end; at += Lanes.Width)
        {
            int count = Math.Min(Lanes.Width, end - at);
            _operators?.Move(block, at, count, _numbers);
            for (int i = 0; i < _slots.Length; i++)
            {
                if (_slots[i] >= 0)
                {
                    Vector256<double> values = Load(block.Input(i).Slice(at, count));
                    _numbers[_slots[i]] = new Lanes(_isError[i] ? values * Predicted(_slots[i]) : values);
                }
            }

            _compiled!.Plan!.Run<Lanes>(_numbers, _results);
            for (int j = 0; j < _metrics.Length; j++)
            {
                Vector256<double> values = Finite(_results[_metrics[j]].Value);
                Store(_operators is null ? values : _operators.Known(values), block.Metric(j).Slice(at, count));
            }
        }
    }

    /// <summary>What a model says where its error is not counted.</summary>
    private Vector256<double> Predicted(int leaf)
        => _operators is not null && _operators.Refreshes(leaf) ? _numbers[leaf].Value : Vector256.Create(_compiled!.Plan!.Numbers[leaf]);

    private static Vector256<double> Load(ReadOnlySpan<double> values)
        => values.Length == Lanes.Width
            ? Vector256.Create(values)
            : Vector256.Create(values[0], values[Math.Min(1, values.Length - 1)], values[^1], values[^1]);

    private static void Store(Vector256<double> value, Span<double> room)
    {
        for (int i = 0; i < room.Length; i++)
        {
            room[i] = value.GetElement(i);
        }
    }

    /// <summary>What would be divided by zero has no number.</summary>
    private static Vector256<double> Finite(Vector256<double> value)
        => Vector256.ConditionalSelect(Vector256.Equals(value - value, Vector256<double>.Zero), value, Vector256.Create(double.NaN));
}
