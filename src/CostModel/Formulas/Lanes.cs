using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CostModel.Formulas;

/// <summary>Four doubles side by side: the same formula over four points of a sweep at once.</summary>
internal readonly struct Lanes : IReal<Lanes>
{
    /// <summary>How many points one value holds.</summary>
    internal const int Width = 4;

    internal Lanes(Vector256<double> value) => Value = value;

    internal Vector256<double> Value { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Constant(double value, string unit = "") => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator +(Lanes left, Lanes right) => new(left.Value + right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator -(Lanes left, Lanes right) => new(left.Value - right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator *(Lanes left, Lanes right) => new(left.Value * right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator /(Lanes left, Lanes right) => new(left.Value / right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Max(Lanes left, Lanes right) => new(Vector256.Max(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Min(Lanes left, Lanes right) => new(Vector256.Min(left.Value, right.Value));

    /// <summary>exp(y log x): within 2e-15 of <see cref="Math.Pow"/> for positive x; there is no vector power.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Pow(Lanes value, Lanes exponent) => new(Vector256.Exp(exponent.Value * Vector256.Log(value.Value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Exp(Lanes value) => new(Vector256.Exp(value.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Log(Lanes value) => new(Vector256.Log(value.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Sqrt(Lanes value) => new(Vector256.Sqrt(value.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Ceiling(Lanes value) => new(Vector256.Ceiling(value.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes WhereLess(Lanes left, Lanes right, Lanes then, Lanes otherwise)
        => new(Vector256.ConditionalSelect(Vector256.LessThan(left.Value, right.Value), then.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Name(Lanes value, string path) => value;
}
