using CostModel.Formulas;

namespace CostModel.Tests.Formulas;

/// <summary>A number that refuses to be added to one of another dimension.</summary>
internal readonly struct Dimensioned : IReal<Dimensioned>
{
    private readonly Dimension? _dimension;

    internal Dimensioned(double value, Dimension dimension) => (Value, _dimension) = (value, dimension);

    internal double Value { get; }

    internal Dimension Dimension => _dimension ?? Dimension.None;

    public static Dimensioned Constant(double value, string unit = "") => new(value, Dimension.Parse(unit));

    public static Dimensioned operator +(Dimensioned left, Dimensioned right) => Same(left, right, left.Value + right.Value);

    public static Dimensioned operator -(Dimensioned left, Dimensioned right) => Same(left, right, left.Value - right.Value);

    public static Dimensioned operator *(Dimensioned left, Dimensioned right)
        => new(left.Value * right.Value, left.Dimension.Combine(right.Dimension, 1));

    public static Dimensioned operator /(Dimensioned left, Dimensioned right)
        => new(left.Value / right.Value, left.Dimension.Combine(right.Dimension, -1));

    public static Dimensioned Max(Dimensioned left, Dimensioned right) => Same(left, right, Math.Max(left.Value, right.Value));

    public static Dimensioned Min(Dimensioned left, Dimensioned right) => Same(left, right, Math.Min(left.Value, right.Value));

    public static Dimensioned Pow(Dimensioned value, Dimensioned exponent)
        => new(Math.Pow(Pure(value), Pure(exponent)), Dimension.None);

    public static Dimensioned Exp(Dimensioned value) => new(Math.Exp(Pure(value)), Dimension.None);

    public static Dimensioned Log(Dimensioned value) => new(Math.Log(Pure(value)), Dimension.None);

    public static Dimensioned Sqrt(Dimensioned value) => new(Math.Sqrt(Pure(value)), Dimension.None);

    public static Dimensioned Ceiling(Dimensioned value) => new(Math.Ceiling(value.Value), value.Dimension);

    public static Dimensioned WhereLess(Dimensioned left, Dimensioned right, Dimensioned then, Dimensioned otherwise)
    {
        Same(left, right, 0);
        Same(then, otherwise, 0);
        return left.Value < right.Value ? then : otherwise;
    }

    public static Dimensioned Name(Dimensioned value, string path) => value;

    private static Dimensioned Same(Dimensioned left, Dimensioned right, double value)
        => left.Dimension.Equals(right.Dimension)
            ? new Dimensioned(value, left.Dimension)
            : throw new InvalidOperationException($"'{left.Dimension}' and '{right.Dimension}' do not add");

    private static double Pure(Dimensioned value)
        => value.Dimension.IsNone ? value.Value : throw new InvalidOperationException($"'{value.Dimension}' is not a pure number");
}
