using MathNet.Numerics.Distributions;

namespace CostModel.Economics;

/// <summary>How many queries users make: shares of users and of use below a level.</summary>
internal abstract class UseDistribution
{
    /// <summary>Mean queries of a user.</summary>
    internal abstract double Mean { get; }

    /// <summary>Share of users at or below a number of queries.</summary>
    internal abstract double UsersBelow(double queries);

    /// <summary>Share of all use that the users up to a quantile make.</summary>
    internal abstract double UseBelow(double quantile);

    /// <summary>Queries that a share of users stays at or below.</summary>
    internal abstract double Quantile(double share);

    /// <summary>Use up to a quantile of users, per user of all, where nobody gets more than a cap.</summary>
    internal double UseUpTo(double quantile, double cap)
    {
        double uncapped = Math.Min(quantile, UsersBelow(cap));
        double above = quantile - uncapped;
        return (Mean * UseBelow(uncapped)) + (above > 0 ? cap * above : 0);
    }

    /// <summary>The distribution of a spread; its mean in queries of a month.</summary>
    internal static UseDistribution Of(UsageSpread spread, double mean)
    {
        double topDecile = spread.TopDecileShare?.TotalFraction ?? 0.5;
        return spread switch
        {
            { Users.IsDefaultOrEmpty: false } => new ListedUse([.. spread.Users]),
            { Shape: UsageShape.Pareto } => new ParetoUse(mean, spread.Alpha ?? ParetoUse.AlphaOf(topDecile)),
            _ => new LognormalUse(mean, spread.Sigma ?? LognormalUse.SigmaOf(topDecile)),
        };
    }
}

/// <summary>The logarithm of use is normal.</summary>
internal sealed class LognormalUse(double mean, double sigma) : UseDistribution
{
    private readonly double _mu = Math.Log(mean) - (sigma * sigma / 2);

    internal override double Mean => mean;

    /// <summary>The sigma at which the heaviest tenth makes a share of use: z(0.9) + z(share).</summary>
    internal static double SigmaOf(double topDecileShare) => Normal.InvCDF(0, 1, 0.9) + Normal.InvCDF(0, 1, topDecileShare);

    internal override double UsersBelow(double queries) => queries <= 0 ? 0 : double.IsPositiveInfinity(queries) ? 1 : Normal.CDF(_mu, sigma, Math.Log(queries));

    internal override double UseBelow(double quantile)
        => quantile <= 0 ? 0 : quantile >= 1 ? 1 : Normal.CDF(0, 1, Normal.InvCDF(0, 1, quantile) - sigma);

    internal override double Quantile(double share) => share <= 0 ? 0 : share >= 1 ? double.PositiveInfinity : Math.Exp(Normal.InvCDF(_mu, sigma, share));
}

/// <summary>A power law from a smallest use upwards.</summary>
internal sealed class ParetoUse(double mean, double alpha) : UseDistribution
{
    private readonly double _smallest = mean * (alpha - 1) / alpha;

    internal override double Mean => mean;

    /// <summary>The tail index at which the heaviest tenth makes a share of use: share = 0.1^(1 - 1/alpha).</summary>
    internal static double AlphaOf(double topDecileShare) => 1 / (1 - (Math.Log(topDecileShare) / Math.Log(0.1)));

    internal override double UsersBelow(double queries) => queries <= _smallest ? 0 : 1 - Math.Pow(_smallest / queries, alpha);

    internal override double UseBelow(double quantile) => quantile <= 0 ? 0 : 1 - Math.Pow(1 - Math.Min(1, quantile), 1 - (1 / alpha));

    internal override double Quantile(double share) => share >= 1 ? double.PositiveInfinity : _smallest * Math.Pow(1 - share, -1 / alpha);
}

/// <summary>Users one by one.</summary>
internal sealed class ListedUse : UseDistribution
{
    private readonly double[] _sorted;
    private readonly double[] _sums;

    internal ListedUse(double[] queries)
    {
        _sorted = [.. queries.Order()];
        _sums = new double[_sorted.Length + 1];
        for (int i = 0; i < _sorted.Length; i++)
        {
            _sums[i + 1] = _sums[i] + _sorted[i];
        }
    }

    internal override double Mean => _sums[^1] / _sorted.Length;

    internal override double UsersBelow(double queries)
    {
        int low = 0;
        int high = _sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _sorted[middle] <= queries ? (middle + 1, high) : (low, middle);
        }

        return (double)low / _sorted.Length;
    }

    /// <summary>A user who straddles the quantile counts with the part below it.</summary>
    internal override double UseBelow(double quantile)
    {
        double position = Math.Clamp(quantile, 0, 1) * _sorted.Length;
        int whole = (int)Math.Floor(position);
        double part = whole < _sorted.Length ? (position - whole) * _sorted[whole] : 0;
        return _sums[^1] == 0 ? 0 : (_sums[whole] + part) / _sums[^1];
    }

    internal override double Quantile(double share)
        => _sorted[Math.Clamp((int)Math.Ceiling(share * _sorted.Length) - 1, 0, _sorted.Length - 1)];
}
