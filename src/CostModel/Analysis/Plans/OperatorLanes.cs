using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using CostModel.Formulas;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Analysis.Plans;

/// <summary>Asks the operator-level models at four points, and puts what they say where the formulas read it.</summary>
internal sealed class OperatorLanes
{
    private readonly ScenarioPlan _plan;
    private readonly ImmutableArray<PlanInput> _inputs;
    private readonly OperatorPoints _operators;
    private readonly int[] _moving;
    private readonly double[] _last;
    private readonly int[] _slots;
    private readonly double[] _values;
    private readonly double[] _known = new double[Lanes.Width];
    private Scenario _scenario;
    private OperatorPoints.Point _point;

    private OperatorLanes(ScenarioPlan plan, ImmutableArray<PlanInput> inputs, PlanPaths paths, OperatorPoints operators)
    {
        (_plan, _inputs, _operators, _scenario) = (plan, inputs, operators, operators.Start);
        _moving = [.. Enumerable.Range(0, inputs.Length).Where(i => paths.Of[i] == PointPath.Operators)];
        _last = [.. _moving.Select(_ => double.NaN)];
        _slots = [.. operators.Slots.Select(slot => slot.Index)];
        _values = new double[Lanes.Width * _slots.Length];
    }

    /// <summary>Lanes around a compiled plan; null where no operator-level model is under it.</summary>
    internal static OperatorLanes? Of(ScenarioPlan plan, ImmutableArray<PlanInput> inputs, PlanPaths paths, CompiledScenario compiled)
        => OperatorPoints.Of(compiled) is { } operators ? new OperatorLanes(plan, inputs, paths, operators) : null;

    /// <summary>Whether a slot gets another number with every point.</summary>
    internal bool Refreshes(int slot) => _slots.Contains(slot);

    /// <summary>Moves to some points of a block; says which are feasible.</summary>
    internal void Move(in PointBlock block, int start, int count, Lanes[] numbers)
    {
        for (int lane = 0; lane < Lanes.Width; lane++)
        {
            int at = start + Math.Min(lane, count - 1);
            MoveTo(block, at);
            block.Feasible[at] = _point == OperatorPoints.Point.Fits;
            _known[lane] = _point is OperatorPoints.Point.HasNoPlan ? double.NaN : 0;
            ReadOnlySpan<double> found = _operators.Numbers;
            for (int j = 0; j < _slots.Length; j++)
            {
                _values[(j * Lanes.Width) + lane] = found[_slots[j]];
            }
        }

        for (int j = 0; j < _slots.Length; j++)
        {
            numbers[_slots[j]] = new Lanes(Vector256.Create(_values, j * Lanes.Width));
        }
    }

    /// <summary>Results without those of points that have no plan.</summary>
    internal Vector256<double> Known(Vector256<double> results) => results + Vector256.Create(_known);

    private void MoveTo(in PointBlock block, int at)
    {
        bool isMoved = false;
        for (int j = 0; j < _moving.Length; j++)
        {
            double value = block.Input(_moving[j])[at];
            if (value == _last[j])
            {
                continue;
            }

            PlanInput input = _inputs[_moving[j]];
            if (!input.Range!.Allows(value))
            {
                throw new InvalidPlanException([new Fault(FaultCodes.OutOfRange, input.Path, input.Refusal(value)!)]);
            }

            _scenario = input.PutInto(_scenario, value, _plan.Catalogs);
            _last[j] = value;
            isMoved = true;
        }

        if (isMoved)
        {
            _point = _operators.Move(_scenario);
            if (_point == OperatorPoints.Point.IsNotValid)
            {
                Refuse(block, at);
            }
        }
    }

    /// <summary>Lets compilation say what is wrong.</summary>
    private void Refuse(in PointBlock block, int at)
    {
        double[] point = new double[_inputs.Length];
        block.CopyPoint(at, point);
        _last.AsSpan().Fill(double.NaN);
        _ = ScenarioPoint.Of(_plan.At(_inputs, point));
        throw new InvalidOperationException("a point that the models refuse compiles");
    }
}
