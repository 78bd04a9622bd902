namespace CostModel;

/// <summary>One spelling of a unit.</summary>
/// <param name="Symbol">As written after the number, case-sensitive.</param>
/// <param name="Factor">Base units per one of this unit.</param>
/// <param name="ShownFrom">The smallest base value that is shown in this unit; NaN where it is read but never shown.</param>
internal readonly record struct QuantityUnit(string Symbol, double Factor, double ShownFrom)
{
    /// <summary>A unit that is shown from its own size upwards.</summary>
    internal static QuantityUnit Shown(string symbol, double factor) => new(symbol, factor, factor);

    /// <summary>A spelling that is understood but not used for output.</summary>
    internal static QuantityUnit Read(string symbol, double factor) => new(symbol, factor, double.NaN);
}
