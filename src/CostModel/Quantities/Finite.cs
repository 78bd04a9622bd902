using System.Runtime.CompilerServices;

namespace CostModel;

/// <summary>The gate of every public quantity factory.</summary>
internal static class Finite
{
    /// <summary>The value itself, or an <see cref="ArgumentOutOfRangeException"/> where it is NaN or infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Of(double value, [CallerArgumentExpression(nameof(value))] string name = "")
        => double.IsFinite(value) ? value : throw NotFinite(value, name);

    private static ArgumentOutOfRangeException NotFinite(double value, string name)
        => new(name, value, "must be a finite number");
}
