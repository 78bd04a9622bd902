namespace CostModel.Catalogs;

/// <summary>Something that a catalog holds by id.</summary>
public interface ICatalogRecord
{
    /// <summary>The id: lower case, words joined by hyphens, such as <c>h100-sxm-80gb</c>.</summary>
    string Id { get; }
}
