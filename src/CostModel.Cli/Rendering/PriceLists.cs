using System.Globalization;
using CostModel.Economics;
using CostModel.Economics.Api;
using CostModel.Economics.Prices;
using CostModel.Scenarios;

namespace CostModel.Cli.Rendering;

/// <summary>What the price books hold, as grids.</summary>
internal static class PriceLists
{
    internal static TextGrid Hardware(CatalogSet catalogs)
    {
        var grid = new TextGrid("id", "on-demand", "1-year", "3-year", "spot", "purchase", "range on demand", "newest", "quotes");
        foreach (HardwarePrices prices in catalogs.Prices.Ids.Select(id => catalogs.Prices[id]))
        {
            string Price(Commitment terms) => prices.On(terms, CatalogSet.Date) is { } market
                ? market.Dollars.ToString(terms == Commitment.Purchase ? "#,##0" : "0.00", CultureInfo.InvariantCulture)
                : "";
            MarketPrice? demand = prices.On(Commitment.OnDemand, CatalogSet.Date);
            grid.Add(
                prices.Id,
                Price(Commitment.OnDemand),
                Price(Commitment.OneYear),
                Price(Commitment.ThreeYears),
                Price(Commitment.Spot),
                Price(Commitment.Purchase),
                demand is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{demand.Low:0.00} .. {demand.High:0.00}"),
                prices.Quotes.Max(quote => quote.Date).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                prices.Quotes.Length.ToString(CultureInfo.InvariantCulture));
        }

        return grid;
    }

    internal static TextGrid Api(CatalogSet catalogs)
    {
        var grid = new TextGrid("id", "class", "USD", "per", "tier", "batch", "above", "cache life", "input includes cached", "source")
        {
            OnlyInFiles = ["input includes cached", "source"],
        };
        foreach (ApiModel model in catalogs.ApiModels.Ids.Select(id => catalogs.ApiModels[id]))
        {
            foreach (ApiRate rate in model.Rates)
            {
                grid.Add(
                    model.Id,
                    ApiPriceBook.Classes.First(pair => pair.Value == rate.Class).Key + (rate.Medium == Medium.Text ? "" : $" ({rate.Medium.ToString().ToLowerInvariant()})"),
                    rate.Price.TotalDollarsPerMillionTokens.ToString("0.######", CultureInfo.InvariantCulture),
                    "Mtok",
                    ApiPriceBook.Tiers.First(pair => pair.Value == rate.Tier).Key,
                    rate.Batch ? "batch" : "",
                    rate.Above == 0 ? "" : Tokens.FromTokens(rate.Above).ToString(),
                    rate.TimeToLive?.ToString() ?? "",
                    model.InputIncludesCached ? "yes" : "no",
                    model.Source?.ToString() ?? "");
            }

            foreach (ApiUnitRate unit in model.Units)
            {
                string price = unit.Price.TotalDollars.ToString("0.##########", CultureInfo.InvariantCulture);
                grid.Add(model.Id, "other", price, unit.Unit, "", "", "", "", "", model.Source?.ToString() ?? "");
            }
        }

        return grid;
    }

    /// <summary>What LiteLLM files say about prices that no dimension here takes: nothing of a file is dropped in silence.</summary>
    internal static TextGrid Unmapped(CatalogSet catalogs)
    {
        var grid = new TextGrid("model", "field", "value");
        foreach (UnmappedPrice price in catalogs.UnmappedPrices)
        {
            grid.Add(price.Model, price.Key, price.Value);
        }

        return grid;
    }

    internal static TextGrid Regions()
    {
        var grid = new TextGrid("id", "name", "electricity", "year", "carbon", "source of price", "source of carbon");
        foreach (Region region in Economics.Regions.All)
        {
            bool priced = !region.Prices.IsEmpty;
            grid.Add(
                region.Id,
                region.Name,
                priced ? region.Prices.Last().Value.ToString() : "",
                priced ? region.Prices.Last().Key.ToString(CultureInfo.InvariantCulture) : "",
                region.Intensity?.ToString() ?? "",
                region.PriceSource?.ToString() ?? "",
                region.IntensitySource?.ToString() ?? "");
        }

        return grid;
    }
}
