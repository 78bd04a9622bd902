namespace CostModel.Formulas;

/// <summary>
/// The number that every closed-form formula is written over, so that it is written once and used as a double (the reference),
/// as lanes of a vector (sweeps), as a trace (explain) and, in tests, as a dimension checker.
/// </summary>
/// <typeparam name="T">The number type itself.</typeparam>
internal interface IReal<T>
    where T : struct, IReal<T>
{
    /// <summary>A constant of a formula with its unit, e.g. 3600 with "s/h".</summary>
    static abstract T Constant(double value, string unit = "");

    static abstract T operator +(T left, T right);

    static abstract T operator -(T left, T right);

    static abstract T operator *(T left, T right);

    static abstract T operator /(T left, T right);

    static abstract T Max(T left, T right);

    static abstract T Min(T left, T right);

    /// <summary>A power with a dimensionless exponent; the base is positive.</summary>
    static abstract T Pow(T value, T exponent);

    static abstract T Exp(T value);

    static abstract T Log(T value);

    static abstract T Sqrt(T value);

    /// <summary>The next whole number upwards, for things that come whole: servers, chips, replicas.</summary>
    static abstract T Ceiling(T value);

    /// <summary><paramref name="then"/> where left is less than right, else <paramref name="otherwise"/>; both are evaluated.</summary>
    static abstract T WhereLess(T left, T right, T then, T otherwise);

    /// <summary>Marks a result with the path of the metric that it is; changes nothing about the number.</summary>
    static abstract T Name(T value, string path);
}
