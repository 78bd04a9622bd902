namespace CostModel;

/// <summary>
/// The 80 % band around an estimate, as factors on it: of ten measurements that nobody fitted on, eight lie between. Both are above 0, and
/// <paramref name="Low"/> is at most <paramref name="High"/>; they need not enclose 1, for a model may promise too much on a whole group.
/// </summary>
/// <param name="Low">The factor that one measurement of ten stays below.</param>
/// <param name="High">The factor that one measurement of ten exceeds.</param>
/// <param name="Basis">What was measured for it, such as <c>dense models in half precision on GPUs, 412 rows</c>.</param>
public readonly record struct ErrorBand(double Low, double High, string Basis)
{
    /// <summary>The band that encloses both.</summary>
    internal ErrorBand Or(ErrorBand other) => new(
        Math.Min(Low, other.Low),
        Math.Max(High, other.High),
        string.Equals(Basis, other.Basis, StringComparison.Ordinal) ? Basis : $"{Basis}; {other.Basis}");
}
