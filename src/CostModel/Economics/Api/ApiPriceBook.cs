using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Economics.Api;

/// <summary>The API prices that ship with the package, and the reader for a user's own.</summary>
public static class ApiPriceBook
{
    private const string Folder = "api-prices";

    /// <summary>The tiers by name.</summary>
    public static FrozenDictionary<string, ServiceTier> Tiers { get; } = Names(
        ("standard", ServiceTier.Standard), ("flex", ServiceTier.Flex), ("priority", ServiceTier.Priority), ("fast", ServiceTier.Fast));

    /// <summary>The rules of bands by name.</summary>
    public static FrozenDictionary<string, BandRule> BandRules { get; } = Names(("whole-call", BandRule.WholeCall), ("marginal", BandRule.Marginal));

    /// <summary>The boundaries of bands by name.</summary>
    public static FrozenDictionary<string, BandBoundary> BandBoundaries { get; } =
        Names(("exclusive", BandBoundary.Exclusive), ("inclusive", BandBoundary.Inclusive));

    /// <summary>The classes of tokens by name.</summary>
    public static FrozenDictionary<string, TokenClass> Classes { get; } = Names(
        ("input", TokenClass.Input),
        ("cached-input", TokenClass.CachedInput),
        ("cache-write", TokenClass.CacheWrite),
        ("output", TokenClass.Output),
        ("reasoning", TokenClass.Reasoning));

    /// <summary>The shipped models, each read when first asked for.</summary>
    public static Catalog<ApiModel> Default { get; } =
        new("API model", ShippedFiles.IdsIn(Folder), id => ShippedFiles.Load(Folder, id, ReadRecord));

    /// <summary>Reads a model's prices from a document.</summary>
    /// <returns>The prices, or null where there are faults.</returns>
    public static ApiModel? Read(DataNode node, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(faults);
        int before = faults.Count;
        ApiModel? model = RecordReader.ReadRecord(node, faults, ReadRecord);
        return faults.Count == before ? model : null;
    }

    private static ApiModel ReadRecord(RecordReader record) => new()
    {
        Id = record.Text("id"),
        Provider = record.OptionalText("provider") ?? "",
        InputIncludesCached = record.Flag("inputIncludesCached", otherwise: true),
        BandRule = record.OneOf("bandRule", BandRules, BandRule.WholeCall),
        BandBoundary = record.OneOf("bandBoundary", BandBoundaries, BandBoundary.Exclusive),
        Rates = [.. record.Children("rates").Select(ReadRate)],
        Units = [.. record.Children("units").Select(unit => new ApiUnitRate(unit.Text("unit"), unit.Quantity<Usd>("price")))],
        Source = new Citation(record.Text("source"), record.Text("asOf"), record.OptionalText("note")),
    };

    private static ApiRate ReadRate(RecordReader rate) => new(
        rate.OneOf("class", Classes, TokenClass.Input),
        rate.Quantity<UsdPerMillionTokens>("price"))
    {
        Tier = rate.OneOf("tier", Tiers, ServiceTier.Standard),
        Batch = rate.Flag("batch"),
        Above = rate.OptionalQuantity<Tokens>("above")?.TotalTokens ?? 0,
        TimeToLive = rate.OptionalQuantity<Duration>("ttl"),
        Region = rate.OptionalText("region") ?? "",
        From = rate.OptionalText("from") is { } from
            ? DateOnly.ParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null,
    };

    private static FrozenDictionary<string, T> Names<T>(params ReadOnlySpan<(string Name, T Value)> pairs)
    {
        var names = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach ((string name, T value) in pairs)
        {
            names[name] = value;
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
