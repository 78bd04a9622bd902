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
    private readonly double[] _point;
    private bool[]? _onChain;
    private bool _isAllOnChain;
    private double[]? _current;
    private ScenarioPoint? _compiled;
    private Lanes[] _numbers = [];

    internal ScenarioEvaluator(ScenarioPlan plan, ImmutableArray<PlanInput> inputs, ImmutableArray<PlanMetric> metrics)
    {
        _plan = plan;
        _inputs = inputs;
        _metrics = [.. metrics.Select(metric => metric.Definition!.Index)];
        _slots = new int[inputs.Length];
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
            int end = _isAllOnChain ? block.Count : start + 1;
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

    public ImmutableArray<Fault> FaultsAt(ReadOnlySpan<double> point)
    {
        point.CopyTo(_point);
        Prepare();
        return _compiled!.Faults;
    }

    /// <summary>Makes the plan of the current point ready, unless it is still that of the point before.</summary>
    private void Prepare()
    {
        if (_onChain is null)
        {
            _onChain = _plan.OnChain(_inputs, _point);
            _isAllOnChain = Array.TrueForAll(_onChain, onChain => onChain);
        }

        if (_current is not null && IsCurrent())
        {
            return;
        }

        _current = (double[])_point.Clone();
        _compiled = _plan.Compiled(KeyOf(_current), _plan.At(_inputs, _current));
        if (_compiled.Plan is not { } compiled)
        {
            return;
        }

        _numbers = new Lanes[compiled.Numbers.Length];
        for (int i = 0; i < _numbers.Length; i++)
        {
            _numbers[i] = Lanes.Constant(compiled.Numbers[i]);
        }

        for (int i = 0; i < _inputs.Length; i++)
        {
            _slots[i] = _onChain[i] ? ChainProbe.SlotOf(compiled, _inputs[i]) : -1;
        }

        Array.Fill(_results, Lanes.Constant(double.NaN));
    }

    /// <summary>What compilation depends on: the paths of all inputs, and the values of those that do not lie on the chain.</summary>
    private string KeyOf(double[] point)
        => string.Join('|', _inputs.Select((input, i)
            => _onChain![i] ? input.Path : string.Create(CultureInfo.InvariantCulture, $"{input.Path}={point[i]:R}")));

    private bool IsCurrent()
    {
        for (int i = 0; i < _point.Length; i++)
        {
            if (!_onChain![i] && _point[i] != _current![i])
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
            if (!_onChain![i] && block.Input(i)[index] != _current![i])
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
            for (int i = 0; i < _slots.Length; i++)
            {
                if (_slots[i] >= 0)
                {
                    _numbers[_slots[i]] = new Lanes(Load(block.Input(i).Slice(at, count)));
                }
            }

            _compiled!.Plan!.Run<Lanes>(_numbers, _results);
            for (int j = 0; j < _metrics.Length; j++)
            {
                Store(Finite(_results[_metrics[j]].Value), block.Metric(j).Slice(at, count));
            }
        }
    }

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
