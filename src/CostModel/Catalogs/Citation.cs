namespace CostModel.Catalogs;

/// <summary>Where a figure comes from.</summary>
/// <param name="Source">The document, page or table.</param>
/// <param name="AsOf">When it was true or read: a year, a month or a day, as <c>2023</c>, <c>2023-03</c> or <c>2023-03-14</c>.</param>
/// <param name="Note">What a reader must know to use it; null for nothing.</param>
public sealed record Citation(string Source, string AsOf, string? Note = null)
{
    /// <summary><c>source (date)</c>.</summary>
    public override string ToString() => $"{Source} ({AsOf})";
}
