using CostModel.Formulas;

namespace CostModel.Economics;

/// <summary>The closed-form arithmetic of capital: how value falls, and what a year or an hour of it costs.</summary>
internal static class CapitalFormulas
{
    /// <summary>What is left of a value that falls by so many orders of magnitude a year. Source: Cottier et al. 2024, arXiv 2405.21015, section 2.</summary>
    internal static T ValueAfter<T>(T price, T ordersPerYear, T years)
        where T : struct, IReal<T>
        => price * T.Pow(T.Constant(10), T.Constant(0) - (ordersPerYear * years));

    /// <summary>Value lost while working so many hours, at the rate of its first hour. Source: Cottier et al. 2024: value x hours x rate x ln 10 / hours of a year.</summary>
    internal static T ValueUsed<T>(T value, T ordersPerYear, T chipHours, T hoursPerYear)
        where T : struct, IReal<T>
        => value * chipHours * ordersPerYear * T.Log(T.Constant(10)) / hoursPerYear;

    /// <summary>The network's price, from that of all else and its share of the whole.</summary>
    internal static T Network<T>(T rest, T networkShare)
        where T : struct, IReal<T>
        => rest * networkShare / (T.Constant(1) - networkShare);

    /// <summary>The yearly payment that returns one dollar of capital with interest: r (1+r)^n / ((1+r)^n - 1); 1/n without interest.</summary>
    internal static T CapitalRecovery<T>(T rate, T years)
        where T : struct, IReal<T>
    {
        T one = T.Constant(1);
        T year = T.Constant(1, "year");
        T smallest = T.Constant(1e-9, "/year");
        T safe = T.Max(rate, smallest);
        T growth = T.Pow(one + (safe * year), years / year);
        return T.WhereLess(rate, smallest, one / years, safe * growth / (growth - one));
    }

    /// <summary>Yearly fall of value under price-performance depreciation, as a mean over the life.</summary>
    internal static T PricePerformancePerYear<T>(T price, T ordersPerYear, T years)
        where T : struct, IReal<T>
        => (price - ValueAfter(price, ordersPerYear, years)) / years;
}
