using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CostModel.Formulas;
using CostModel.Scenarios;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;
using CostModel.Validation;

namespace CostModel.Analysis.Plans;

/// <summary>
/// Finds out which inputs lie on the chain of formulas, so that points need no compilation: those where putting another number into the
/// compiled plan gives what compiling the changed scenario gives. Asking the plan itself, instead of keeping a list, cannot go stale.
/// </summary>
internal static class ChainProbe
{
    private static readonly double[] s_factors = [0.5, 2, 0.31, 1.37, 5.3];

    /// <summary>Null where the scenario cannot be compiled at this point, so that another point has to tell.</summary>
    internal static bool[]? Classify(ScenarioPlan plan, ImmutableArray<PlanInput> inputs, ReadOnlySpan<double> point)
    {
        double[] at = point.ToArray();
        if (Compile(plan.At(inputs, at)) is not { } compiled)
        {
            return null;
        }

        bool[] onChain = [.. inputs.Select((input, i) => !input.IsChoice && Probes(input, at[i]).All(probe => Agrees(plan, compiled, inputs, at, [(i, probe)])))];
        bool together = s_factors.All(factor =>
        {
            IEnumerable<(int, double)> moved = inputs.Index()
                .Where(input => onChain[input.Index])
                .Select(input => (input.Index, Moved(input.Item, at[input.Index], factor)));
            return Agrees(plan, compiled, inputs, at, [.. moved]);
        });
        return together ? onChain : new bool[inputs.Length];
    }

    private static IEnumerable<double> Probes(PlanInput input, double value) => s_factors.Select(factor => Moved(input, value, factor)).Distinct();

    private static double Moved(PlanInput input, double value, double factor)
    {
        double moved = value == 0 ? 0.1 * factor : value * factor;
        moved = input.Range!.WholeOnly ? Math.Max(1, Math.Round(moved)) : moved;
        return input.Range.Allows(moved) ? moved : value;
    }

    private static bool Agrees(ScenarioPlan plan, CompiledScenario compiled, ImmutableArray<PlanInput> inputs, double[] at, (int Input, double Value)[] moved)
    {
        var point = (double[])at.Clone();
        double[] numbers = compiled.Numbers.ToArray();
        foreach ((int input, double value) in moved)
        {
            point[input] = value;
            if (SlotOf(compiled, inputs[input]) is not (>= 0 and var slot))
            {
                return false;
            }

            numbers[slot] = value;
        }

        return Compile(plan.At(inputs, point)) is { } anew && Same(Metrics(compiled, numbers), Metrics(anew, anew.Numbers));
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

    private static bool Same(double[] left, double[] right)
    {
        for (int i = 0; i < left.Length; i++)
        {
            bool same = left[i].Equals(right[i]) || Math.Abs(left[i] - right[i]) <= 1e-12 * Math.Abs(right[i]);
            if (!same)
            {
                return false;
            }
        }

        return true;
    }
}
