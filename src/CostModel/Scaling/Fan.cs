using System.Collections.Immutable;
using MathNet.Numerics.Distributions;

namespace CostModel.Scaling;

/// <summary>A result with its spread: one in ten lies below the first number, half below the second, nine in ten below the third.</summary>
/// <param name="P10">The tenth percentile.</param>
/// <param name="P50">The median.</param>
/// <param name="P90">The ninetieth percentile.</param>
public sealed record Fan(double P10, double P50, double P90)
{
    private const int Cells = 201;

    /// <summary>
    /// The spread of a function of two independent uncertain numbers, over a grid of equally likely cells: the same bits everywhere, with no
    /// random draws.
    /// </summary>
    internal static Fan Of(Func<double, double> firstQuantile, Func<double, double> secondQuantile, Func<double, double, double> function)
    {
        double[] firsts = [.. Cell().Select(firstQuantile)];
        double[] seconds = [.. Cell().Select(secondQuantile)];
        double[] values = [.. firsts.SelectMany(first => seconds.Select(second => function(first, second)))];
        Array.Sort(values);
        double At(double share) => values[(int)(share * values.Length)];
        return new Fan(At(0.1), At(0.5), At(0.9));
    }

    /// <summary>The quantile function of a positive number of which a central value and a 90 % interval are published.</summary>
    internal static Func<double, double> LogNormal(double low, double central, double high)
    {
        double mean = Math.Log(central);
        double below = (mean - Math.Log(low)) / Normal.InvCDF(0, 1, 0.95);
        double above = (Math.Log(high) - mean) / Normal.InvCDF(0, 1, 0.95);
        return share =>
        {
            double z = Normal.InvCDF(0, 1, share);
            return Math.Exp(mean + (z * (z < 0 ? below : above)));
        };
    }

    /// <summary>The quantile function of a number that may lie anywhere, on a logarithmic scale, between two assumptions.</summary>
    internal static Func<double, double> Between(double low, double high) => share => low * Math.Pow(high / low, share);

    private static ImmutableArray<double> Cell() => [.. Enumerable.Range(0, Cells).Select(i => (i + 0.5) / Cells)];
}
