using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Scaling;

/// <summary>How much public human text there is, and when the largest training run will have used all of it.</summary>
public sealed record DataStock
{
    private static readonly Lazy<DataStock> s_default = new(() => ShippedFiles.Load("scaling-constants", "data-stock", Read));

    private DataStock()
    {
    }

    /// <summary>The estimate that ships with the package.</summary>
    public static DataStock Default => s_default.Value;

    /// <summary>The stock, in tokens.</summary>
    public required Tokens Stock { get; init; }

    /// <summary>The lower end of its 90 % interval.</summary>
    public required Tokens Low { get; init; }

    /// <summary>The upper end of its 90 % interval.</summary>
    public required Tokens High { get; init; }

    /// <summary>The data of the largest run known at <see cref="Year"/>.</summary>
    public required Tokens LargestRun { get; init; }

    /// <summary>The year of that run, with a fraction for the month.</summary>
    public required double Year { get; init; }

    /// <summary>Growth of the largest run's data a year, if compute grows as it did and is spent in the best way.</summary>
    public required double SlowGrowth { get; init; }

    /// <summary>Growth of the largest run's data a year, as it was.</summary>
    public required double FastGrowth { get; init; }

    /// <summary>Where the figures come from, by field.</summary>
    public required ImmutableDictionary<string, Citation> Sources { get; init; }

    /// <summary>The year in which the largest run uses the whole stock once.</summary>
    /// <param name="growth">Growth of the largest run's data a year, above 1.</param>
    public double YearExhausted(double growth) => YearExhausted(Stock.TotalTokens, growth);

    /// <summary>The same year with its spread: the stock within its interval, growth anywhere between the slow and the fast assumption.</summary>
    public Fan YearExhausted() => Fan.Of(
        Fan.LogNormal(Low.TotalTokens, Stock.TotalTokens, High.TotalTokens), Fan.Between(SlowGrowth, FastGrowth), YearExhausted);

    private double YearExhausted(double stock, double growth)
        => growth > 1
            ? Year + (Math.Log(stock / LargestRun.TotalTokens) / Math.Log(growth))
            : throw new ArgumentOutOfRangeException(nameof(growth), growth, "must be above 1");

    private static DataStock Read(RecordReader record)
    {
        record.Text("id");
        RecordReader stock = record.Child("stock")!;
        RecordReader run = record.Child("largestRun")!;
        RecordReader growth = record.Child("growth")!;
        return new DataStock
        {
            Stock = stock.Quantity<Tokens>("central"),
            Low = stock.Quantity<Tokens>("low"),
            High = stock.Quantity<Tokens>("high"),
            LargestRun = run.Quantity<Tokens>("tokens"),
            Year = run.Number("year"),
            SlowGrowth = growth.Number("low"),
            FastGrowth = growth.Number("high"),
            Sources = CitationReader.Read(record),
        };
    }
}
