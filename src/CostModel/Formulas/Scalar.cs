using System.Runtime.CompilerServices;

namespace CostModel.Formulas;

/// <summary>A double: the reference instantiation of every formula.</summary>
internal readonly struct Scalar : IReal<Scalar>
{
    internal Scalar(double value) => Value = value;

    internal double Value { get; }

    public static implicit operator Scalar(double value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar Constant(double value, string unit = "") => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar operator +(Scalar left, Scalar right) => new(left.Value + right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar operator -(Scalar left, Scalar right) => new(left.Value - right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar operator *(Scalar left, Scalar right) => new(left.Value * right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar operator /(Scalar left, Scalar right) => new(left.Value / right.Value);

    public static Scalar Max(Scalar left, Scalar right) => new(Math.Max(left.Value, right.Value));

    public static Scalar Min(Scalar left, Scalar right) => new(Math.Min(left.Value, right.Value));

    public static Scalar Pow(Scalar value, Scalar exponent) => new(Math.Pow(value.Value, exponent.Value));

    public static Scalar Exp(Scalar value) => new(Math.Exp(value.Value));

    public static Scalar Log(Scalar value) => new(Math.Log(value.Value));

    public static Scalar Sqrt(Scalar value) => new(Math.Sqrt(value.Value));

    public static Scalar Ceiling(Scalar value) => new(Math.Ceiling(value.Value));

    public static Scalar WhereLess(Scalar left, Scalar right, Scalar then, Scalar otherwise)
        => left.Value < right.Value ? then : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar Name(Scalar value, string path) => value;
}
