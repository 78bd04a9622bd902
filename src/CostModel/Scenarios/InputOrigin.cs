using CostModel.Catalogs;

namespace CostModel.Scenarios;

/// <summary>Where a number of a scenario comes from.</summary>
/// <param name="Place">The line of a file, a flag, a catalog record or a default.</param>
/// <param name="Citation">The source that stands behind it; null where the scenario names none.</param>
public sealed record InputOrigin(string Place, Citation? Citation = null)
{
    /// <summary>The place, and the source with its date where there is one.</summary>
    public override string ToString() => Citation is null ? Place : $"{Place}; {Citation}";
}
