using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Economics;

/// <summary>What electricity costs in a region and what carbon is in it.</summary>
/// <param name="Id">The id, such as <c>us</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Prices">Prices of electricity for industry by year.</param>
/// <param name="Intensity">Carbon of a kilowatt-hour generated; null where not known.</param>
/// <param name="PriceSource">Where the prices come from; null where there are none.</param>
/// <param name="IntensitySource">Where the intensity comes from.</param>
public sealed record Region(
    string Id,
    string Name,
    ImmutableSortedDictionary<int, UsdPerKilowattHour> Prices,
    CarbonIntensity? Intensity,
    Citation? PriceSource,
    Citation? IntensitySource)
{
    /// <summary>The price of a year: the latest that is known by then, or the earliest; null where none is known.</summary>
    public UsdPerKilowattHour? PriceIn(int year)
        => Prices.IsEmpty ? null
            : Prices.Any(price => price.Key <= year) ? Prices.Last(price => price.Key <= year).Value
            : Prices.First().Value;
}

/// <summary>The regions that ship with the package.</summary>
public static class Regions
{
    private const string Folder = "regions";

    private static readonly Lazy<ImmutableArray<Region>> s_all = new(Load);

    /// <summary>All regions in ordinal order of their ids.</summary>
    public static ImmutableArray<Region> All => s_all.Value;

    /// <summary>The region of an id; null where there is none.</summary>
    public static Region? Find(string id) => All.FirstOrDefault(region => region.Id == id);

    private static ImmutableArray<Region> Load() => [.. ShippedFiles.IdsIn(Folder).Select(id => ShippedFiles.Load(Folder, id, Read))];

    private static Region Read(RecordReader record)
    {
        ImmutableDictionary<string, Citation> sources = CitationReader.Read(record);
        var prices = ImmutableSortedDictionary.CreateBuilder<int, UsdPerKilowattHour>();
        foreach (RecordReader price in record.Children("electricity"))
        {
            prices[price.Integer("year")] = price.Quantity<UsdPerKilowattHour>("price");
        }

        return new Region(
            record.Text("id"),
            record.Text("name"),
            prices.ToImmutable(),
            record.OptionalQuantity<CarbonIntensity>("carbonIntensity"),
            sources.GetValueOrDefault("electricity"),
            sources.GetValueOrDefault("carbonIntensity"));
    }
}
