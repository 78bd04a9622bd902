using System.Collections.Immutable;
using CostModel.Analysis.Plans;

namespace CostModel.Analysis.Sweeps;

/// <summary>Combinations that are left out: those with these values in these inputs.</summary>
internal sealed record GridRule(ImmutableArray<(int Input, double Value)> Values)
{
    internal static GridRule Of(ImmutableDictionary<string, double> values, ImmutableArray<PlanInput> inputs)
        => new([.. inputs.Index().Where(input => values.ContainsKey(input.Item.Path)).Select(input => (input.Index, values[input.Item.Path]))]);

    internal bool Matches(ReadOnlySpan<double> columns, int count, int point)
    {
        foreach ((int input, double value) in Values)
        {
            // A value of a range carries a rounding error; the same value typed again does not.
            if (Math.Abs(columns[(input * count) + point] - value) > 1e-9 * Math.Abs(value))
            {
                return false;
            }
        }

        return true;
    }
}
