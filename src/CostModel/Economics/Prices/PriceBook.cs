using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Economics.Prices;

/// <summary>The hardware prices that ship with the package, by hardware id, and the reader for a user's own.</summary>
public static class PriceBook
{
    private const string Folder = "prices";

    /// <summary>The terms by name.</summary>
    public static FrozenDictionary<string, Commitment> Commitments { get; } = new Dictionary<string, Commitment>(StringComparer.Ordinal)
    {
        ["on-demand"] = Commitment.OnDemand,
        ["1-year"] = Commitment.OneYear,
        ["3-year"] = Commitment.ThreeYears,
        ["spot"] = Commitment.Spot,
        ["purchase"] = Commitment.Purchase,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The shipped prices, each file read when first asked for.</summary>
    public static Catalog<HardwarePrices> Default { get; } =
        new("price list", ShippedFiles.IdsIn(Folder), id => ShippedFiles.Load(Folder, id, ReadRecord));

    /// <summary>Reads a price list from a document.</summary>
    /// <returns>The list, or null where there are faults.</returns>
    public static HardwarePrices? Read(DataNode node, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(faults);
        int before = faults.Count;
        HardwarePrices? prices = RecordReader.ReadRecord(node, faults, ReadRecord);
        return faults.Count == before ? prices : null;
    }

    /// <summary>The name of terms.</summary>
    public static string NameOf(Commitment commitment) => Commitments.First(pair => pair.Value == commitment).Key;

    private static HardwarePrices ReadRecord(RecordReader record) => new()
    {
        Id = record.Text("id"),
        Quotes = [.. record.Children("quotes").Select(ReadQuote).OrderBy(quote => quote.Date)],
    };

    private static PriceQuote ReadQuote(RecordReader quote)
    {
        Commitment commitment = quote.OneOf("terms", Commitments, Commitment.OnDemand);
        double dollars = commitment == Commitment.Purchase
            ? quote.Quantity<Usd>("price").TotalDollars
            : quote.Quantity<UsdPerGpuHour>("price").TotalDollarsPerGpuHour;
        if (dollars <= 0)
        {
            quote.Refuse("price", FaultCodes.OutOfRange, "a price is above 0");
        }

        string written = quote.Text("date");
        if (!DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            quote.Refuse("date", FaultCodes.BadValue, $"'{written}' is not a date such as 2025-03-17");
        }

        return new PriceQuote(
            commitment,
            dollars,
            date,
            quote.OptionalText("seller") ?? "",
            quote.OptionalText("region") ?? "",
            quote.Text("source"),
            quote.OptionalText("note"));
    }
}
