namespace CostModel.Documents.Observations;

/// <summary>A measurement beside what the model says.</summary>
/// <param name="Id">The row's id in its file, or its line number.</param>
/// <param name="Metric">What was measured, with its unit, such as <c>tokens_per_second_per_chip</c>.</param>
/// <param name="Measured">The measured value in the file's own unit; null where the file leaves it empty.</param>
/// <param name="Predicted">The predicted value in the same unit; null where the row was skipped.</param>
/// <param name="Low">Lower end of the 80 % band.</param>
/// <param name="High">Upper end of the 80 % band.</param>
/// <param name="Skipped">Why the row cannot be predicted; null where it was.</param>
public sealed record ValidationRow(string Id, string Metric, double? Measured, double? Predicted, double? Low, double? High, string? Skipped)
{
    /// <summary>Predicted over measured, less 1; null where either is missing.</summary>
    public double? Error => Measured is { } measured && Predicted is { } predicted && measured != 0 ? (predicted / measured) - 1 : null;

    /// <summary>Whether the measurement lies in the band; null where either is missing.</summary>
    public bool? InBand => Measured is { } measured && Low is { } low && High is { } high ? measured >= low && measured <= high : null;

    internal static ValidationRow Skip(string id, string metric, double? measured, string reason)
        => new(id, metric, measured, null, null, null, reason);
}
