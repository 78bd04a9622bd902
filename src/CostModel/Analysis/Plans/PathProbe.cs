using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CostModel.Formulas;
using CostModel.Scenarios;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;
using CostModel.Validation;

namespace CostModel.Analysis.Plans;

/// <summary>
/// Finds out which inputs need no compilation: those where another number in the compiled plan, or another answer of the operator-level models,
/// gives what compiling the changed scenario gives. Asking the plan itself, instead of keeping a list, cannot go stale.
/// </summary>
internal sealed class PathProbe
{
    private static readonly double[] s_factors = [0.5, 2, 0.31, 1.37, 5.3];

    private readonly ScenarioPlan _plan;
    private readonly ImmutableArray<PlanInput> _inputs;
    private readonly double[] _at;
    private readonly CompiledScenario _compiled;
    private readonly OperatorPoints? _operators;

    private PathProbe(ScenarioPlan plan, ImmutableArray<PlanInput> inputs, double[] at, CompiledScenario compiled)
        => (_plan, _inputs, _at, _compiled, _operators) = (plan, inputs, at, compiled, OperatorPoints.Of(compiled));

    /// <summary>
    /// The paths of inputs, probed around the plan's own numbers, so that they are the same for every point. Null where the scenario compiles
    /// neither there nor at this point, so that another point has to tell.
    /// </summary>
    internal static PlanPaths? Find(ScenarioPlan plan, ImmutableArray<PlanInput> inputs, ReadOnlySpan<double> point)
    {
        double[] own = new double[inputs.Length];
        for (int i = 0; i < own.Length; i++)
        {
            own[i] = inputs[i].Value ?? point[i];
        }

        foreach (double[] at in (double[][])[own, point.ToArray()])
        {
            if (Compile(plan.At(inputs, at)) is { } compiled)
            {
                return new PathProbe(plan, inputs, at, compiled).Find();
            }
        }

        return null;
    }

    /// <summary>The place of an input in a compiled plan; -1 where nothing in the plan reads it.</summary>
    internal static int SlotOf(CompiledScenario compiled, PlanInput input)
    {
        for (int i = compiled.Slots.Length - 1; i >= 0; i--)
        {
            if (compiled.Slots[i].Path == input.Path && compiled.Slots[i] is InputDefinition)
            {
                return i;
            }
        }

        return -1;
    }

    private PlanPaths Find()
    {
        PointPath[] paths = [.. Enumerable.Range(0, _inputs.Length).Select(PathOf)];
        bool together = s_factors.All(factor =>
        {
            int[] moved = [.. Enumerable.Range(0, _inputs.Length).Where(i => paths[i] is PointPath.Formulas or PointPath.Operators)];
            return Agrees([.. moved.Select(i => (i, Moved(i, factor)))], moved.Any(i => paths[i] == PointPath.Operators)) ?? true;
        });
        return together ? new PlanPaths([.. paths], [.. _at]) : PlanPaths.AllCompiled(_at);
    }

    private PointPath PathOf(int input)
    {
        if (_inputs[input].ErrorOf is not null)
        {
            return PointPath.ModelError;
        }

        if (_inputs[input].IsChoice)
        {
            return PointPath.Compilation;
        }

        double[] probes = [.. s_factors.Select(factor => Moved(input, factor)).Distinct()];
        if (probes.All(probe => Agrees([(input, probe)], false) == true))
        {
            return PointPath.Formulas;
        }

        // A layout that divides nothing tells nothing; one that does has to tell the same.
        bool?[] told = _operators is null ? [false] : [.. probes.Where(probe => probe != _at[input]).Select(probe => Agrees([(input, probe)], true))];
        return told.Contains(true) && !told.Contains(false) ? PointPath.Operators : PointPath.Compilation;
    }

    private double Moved(int input, double factor)
    {
        InputRange range = _inputs[input].Range!;
        double value = _at[input];
        double moved = value == 0 ? 0.1 * factor : value * factor;
        moved = range.WholeOnly ? Math.Max(1, Math.Round(moved)) : moved;
        return range.Allows(moved) ? moved : value;
    }

    /// <summary>Whether a changed point comes out as its compilation says; null where neither way has numbers for it.</summary>
    private bool? Agrees((int Input, double Value)[] moved, bool asksOperators)
    {
        var point = (double[])_at.Clone();
        foreach ((int input, double value) in moved)
        {
            point[input] = value;
        }

        Scenario scenario = _plan.At(_inputs, point);
        CompiledScenario? anew = Compile(scenario);
        OperatorPoints.Point there = asksOperators ? _operators!.Move(_plan.At(_inputs, point, _operators.Start)) : OperatorPoints.Point.Fits;
        if (there is OperatorPoints.Point.HasNoPlan or OperatorPoints.Point.IsNotValid)
        {
            return anew is null ? null : false;
        }

        if (anew is null || (asksOperators && anew.Obstacles.IsEmpty != (there == OperatorPoints.Point.Fits)))
        {
            return false;
        }

        double[] numbers = (asksOperators ? _operators!.Numbers : _compiled.Numbers).ToArray();
        foreach ((int input, double value) in moved)
        {
            if (SlotOf(_compiled, _inputs[input]) is not (>= 0 and var slot))
            {
                return false;
            }

            numbers[slot] = value;
        }

        if (!Same(Metrics(_compiled, numbers), Metrics(anew, anew.Numbers)))
        {
            return false;
        }

        // An input that stands at its default may have no number of its own in the compiled scenario.
        foreach ((int input, double _) in moved)
        {
            int slot = SlotOf(_compiled, _inputs[input]);
            numbers[slot] = anew.Numbers[slot];
        }

        return !asksOperators || Same(numbers, anew.Numbers);
    }

    private static CompiledScenario? Compile(Scenario scenario)
    {
        var faults = new FaultCollector();
        return scenario.TryCompile(faults);
    }

    private static double[] Metrics(CompiledScenario compiled, ReadOnlySpan<double> numbers)
    {
        var metrics = new double[ScenarioMetrics.All.Length];
        Array.Fill(metrics, double.NaN);
        compiled.Run(MemoryMarshal.Cast<double, Scalar>(numbers), MemoryMarshal.Cast<double, Scalar>(metrics.AsSpan()));
        return metrics;
    }

    private static bool Same(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        for (int i = 0; i < left.Length; i++)
        {
            bool same = left[i].Equals(right[i]) || Math.Abs(left[i] - right[i]) <= 1e-12 * Math.Abs(right[i]);
            if (!same)
            {
                return false;
            }
        }

        return left.Length == right.Length;
    }
}
