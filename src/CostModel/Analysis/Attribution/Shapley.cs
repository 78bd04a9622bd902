using System.Numerics;

namespace CostModel.Analysis.Attribution;

/// <summary>
/// Divides a difference among its causes by Shapley's value: the mean of what a cause adds over all orders in which causes may come. It does not
/// depend on any order, and the parts sum to the whole.
/// </summary>
public static class Shapley
{
    /// <summary>The most causes; each doubles the work.</summary>
    public const int MostCauses = 16;

    /// <summary>The part of every cause.</summary>
    /// <param name="causes">How many causes, from 0 to <see cref="MostCauses"/>.</param>
    /// <param name="value">The value where the causes of a set of bits have come.</param>
    public static double[] Divide(int causes, Func<int, double> value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(causes, MostCauses);
        ArgumentNullException.ThrowIfNull(value);
        double[] values = [.. Enumerable.Range(0, 1 << causes).Select(value)];
        var parts = new double[causes];
        for (int set = 0; set < values.Length; set++)
        {
            double weight = Weight(BitOperations.PopCount((uint)set), causes);
            for (int i = 0; i < causes; i++)
            {
                if ((set & (1 << i)) == 0)
                {
                    parts[i] += weight * (values[set | (1 << i)] - values[set]);
                }
            }
        }

        Settle(parts, values[^1] - values[0]);
        return parts;
    }

    /// <summary>Share of all orders in which just these many causes come before one: k! (n - 1 - k)! / n!.</summary>
    private static double Weight(int before, int causes)
    {
        double weight = 1.0 / Math.Max(1, causes);
        for (int i = 1; i <= before; i++)
        {
            weight *= (double)i / (causes - i);
        }

        return weight;
    }

    /// <summary>
    /// Gives what rounding left over to the last part that is not zero, so that the parts added up in their order are the total to the bit. Only a
    /// total far below its own parts may have digits that none of them can hold.
    /// </summary>
    private static void Settle(double[] parts, double total)
    {
        int last = Array.FindLastIndex(parts, part => part != 0);
        if (last >= 0)
        {
            parts[last] = total - parts[..last].Sum();
        }
    }
}
