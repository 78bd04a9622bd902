using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;

namespace CostModel.Scaling.Fitting;

/// <summary>
/// Fits L = E + A/N^α + B/D^β to measured runs by Huber regression of the log loss, with bootstrap intervals: the method of Hoffmann et al. 2022,
/// appendix D.2, and Besiroglu et al. 2024, arXiv 2404.10102.
/// </summary>
public static class LawFitter
{
    private const double Exact = 1e-13;

    /// <summary>Far below what one resample differs from another.</summary>
    private const double Rough = 1e-6;

    private static readonly double[] s_exponents = [0.15, 0.25, 0.35, 0.5, 0.75];

    /// <summary>Fits a law.</summary>
    /// <param name="points">At least 10 runs, of several sizes and amounts of data.</param>
    /// <param name="options">How; the defaults where null.</param>
    /// <exception cref="ArgumentException">There are too few points, or they do not determine a law.</exception>
    public static LawFit Fit(IEnumerable<LossPoint> points, LawFitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(points);
        options ??= new LawFitOptions();
        LossPoint[] kept = [.. points.OrderByDescending(point => point.Loss).Skip(options.DropHighest)];
        int sizes = kept.Select(point => Math.Round(Math.Log(point.Parameters.TotalParameters), 1)).Distinct().Count();
        if (kept.Length < 10 || sizes < 3)
        {
            throw new ArgumentException($"a law of five constants needs at least 10 runs of at least 3 sizes, not {kept.Length} of {sizes}", nameof(points));
        }

        double[] constants = Best(Regression(kept, options.HuberDelta), kept);
        return new LawFit(
            LawOf(constants, kept), Regression(kept, options.HuberDelta).Objective(constants), kept.Length, Intervals(kept, constants, options));
    }

    /// <summary>The Huber objective of a given law on given points, for comparing published constants on one's own runs.</summary>
    public static double Objective(LossLaw law, IEnumerable<LossPoint> points, double huberDelta = 1e-3)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(points);
        return Regression([.. points], huberDelta).Objective([Math.Log(law.A), Math.Log(law.B), Math.Log(law.E), law.Alpha, law.Beta]);
    }

    private static HuberFit Regression(IReadOnlyCollection<LossPoint> points, double delta) => new(
        [.. points.Select(point => Math.Log(point.Parameters.TotalParameters))],
        [.. points.Select(point => Math.Log(point.Tokens.TotalTokens))],
        [.. points.Select(point => Math.Log(point.Loss))],
        delta);

    /// <summary>With the exponents fixed the law is linear in E, A and B; that gives a start for each pair of exponents.</summary>
    private static double[] Best(HuberFit regression, LossPoint[] points)
    {
        IEnumerable<double[]> starts =
            from alpha in s_exponents
            from beta in s_exponents
            let start = LinearStart(points, alpha, beta)
            where start is not null
            orderby regression.Objective(start)
            select start;
        double[][] improved = [.. starts.Take(4).Select(start => regression.Improve(start, Exact))];
        return improved.Length == 0
            ? throw new ArgumentException("the points do not determine a law: the loss does not fall with both parameters and tokens", nameof(points))
            : improved.MinBy(constants => regression.Objective(constants))!;
    }

    private static double[]? LinearStart(LossPoint[] points, double alpha, double beta)
    {
        var columns = Matrix<double>.Build.Dense(points.Length, 3, (i, j) => j switch
        {
            0 => Math.Pow(points[i].Parameters.TotalParameters, -alpha),
            1 => Math.Pow(points[i].Tokens.TotalTokens, -beta),
            _ => 1,
        });
        var losses = Vector<double>.Build.Dense(points.Length, i => points[i].Loss);
        Vector<double> solution = columns.QR().Solve(losses);
        return solution.All(value => value > 0 && double.IsFinite(value))
            ? [Math.Log(solution[0]), Math.Log(solution[1]), Math.Log(solution[2]), alpha, beta]
            : null;
    }

    private static LossLaw LawOf(double[] constants, LossPoint[] points) => new()
    {
        Id = "fit",
        Name = "fitted law",
        A = Math.Exp(constants[0]),
        B = Math.Exp(constants[1]),
        E = Math.Exp(constants[2]),
        Alpha = constants[3],
        Beta = constants[4],
        Parameters = Range("parameters", points.Select(point => point.Parameters.TotalParameters)),
        Flops = Range("FLOPs", points.Select(point => ParameterFlops.Training * point.Parameters.TotalParameters * point.Tokens.TotalTokens)),
        TokensPerParameter = Range("tokens per parameter", points.Select(point => point.Tokens.TotalTokens / point.Parameters.TotalParameters)),
    };

    private static FittedRange Range(string quantity, IEnumerable<double> values)
    {
        double[] all = [.. values];
        return new FittedRange(quantity, all.Min(), all.Max());
    }

    private static ImmutableSortedDictionary<string, Interval> Intervals(LossPoint[] points, double[] constants, LawFitOptions options)
    {
        var draws = new double[options.Resamples][];
        Parallel.For(0, options.Resamples, resample =>
        {
            var picked = new LossPoint[points.Length];
            for (int i = 0; i < picked.Length; i++)
            {
                picked[i] = points[(int)(Draw(options.Seed, ((ulong)resample * (ulong)points.Length) + (ulong)i) % (ulong)points.Length)];
            }

            draws[resample] = Regression(picked, options.HuberDelta).Improve(constants, Rough);
        });
        return ImmutableSortedDictionary<string, Interval>.Empty
            .Add("A", Of(draws, c => Math.Exp(c[0])))
            .Add("B", Of(draws, c => Math.Exp(c[1])))
            .Add("E", Of(draws, c => Math.Exp(c[2])))
            .Add("alpha", Of(draws, c => c[3]))
            .Add("beta", Of(draws, c => c[4]))
            .Add("parameterExponent", Of(draws, c => c[4] / (c[3] + c[4])));
    }

    private static Interval Of(double[][] draws, Func<double[], double> constant)
    {
        double[] values = [.. draws.Select(constant).Order()];
        return new Interval(values[(int)(0.025 * values.Length)], values[(int)(0.975 * values.Length)]);
    }

    /// <summary>A random number that depends on seed and place alone, so that any order of work draws the same. Source: SplitMix64, Steele et al. 2014.</summary>
    private static ulong Draw(ulong seed, ulong place)
    {
        unchecked
        {
            ulong z = (seed * 0x9E3779B97F4A7C15) + ((place + 1) * 0xD1B54A32D192ED03);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
