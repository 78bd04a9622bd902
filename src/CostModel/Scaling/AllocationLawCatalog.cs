using CostModel.Catalogs;

namespace CostModel.Scaling;

/// <summary>The allocation laws that ship with the package: Kaplan, and approaches 1 and 2 of Chinchilla.</summary>
public static class AllocationLawCatalog
{
    private const string Folder = "allocation-laws";

    /// <summary>The shipped laws.</summary>
    public static Catalog<AllocationLaw> Default { get; } =
        new("allocation law", ShippedFiles.IdsIn(Folder), id => ShippedFiles.Load(Folder, id, AllocationLaw.Read));
}
