using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Scaling.Trends;

/// <summary>A quantity that has been growing, or shrinking, by a factor a year.</summary>
public sealed record Trend : ICatalogRecord
{
    private const string Folder = "trends";

    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <summary>The full name.</summary>
    public required string Name { get; init; }

    /// <summary>What is measured, with its unit.</summary>
    public required string Quantity { get; init; }

    /// <summary>The factor of a year: above 1 for growth, below 1 for decline.</summary>
    public required double FactorPerYear { get; init; }

    /// <summary>The lower end of the interval of <see cref="FactorPerYear"/>; equal to it where none is published.</summary>
    public required double Low { get; init; }

    /// <summary>The upper end of the interval of <see cref="FactorPerYear"/>; equal to it where none is published.</summary>
    public required double High { get; init; }

    /// <summary>What the interval is, such as <c>90% interval</c>.</summary>
    public string Interval { get; init; } = "";

    /// <summary>A value that was reached, in the unit of <see cref="Quantity"/>; null where only the growth is known.</summary>
    public double? AnchorValue { get; init; }

    /// <summary>The year of <see cref="AnchorValue"/>, with a fraction for the month.</summary>
    public double? AnchorYear { get; init; }

    /// <summary>The years over which it was observed, such as <c>2016-2024</c>.</summary>
    public string Observed { get; init; } = "";

    /// <summary>What a reader must know to use it; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>Where the figures come from, by field.</summary>
    public ImmutableDictionary<string, Citation> Sources { get; init; } = ImmutableDictionary<string, Citation>.Empty;

    /// <summary>The shipped trends.</summary>
    public static Catalog<Trend> Default { get; } = new("trend", ShippedFiles.IdsIn(Folder), id => ShippedFiles.Load(Folder, id, Read));

    /// <summary>The time in which it doubles, or halves where it declines.</summary>
    public Years DoublingTime => YearsTo(FactorPerYear > 1 ? 2 : 0.5);

    /// <summary>The factor over a span.</summary>
    public double Over(Years span) => Math.Pow(FactorPerYear, span.TotalYears);

    /// <summary>The time in which it changes by a factor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not above zero, or lies in the direction in which the trend does not go.</exception>
    public Years YearsTo(double factor)
    {
        double years = Math.Log(Positive.Of(factor, nameof(factor))) / Math.Log(FactorPerYear);
        return years >= 0
            ? Years.FromYears(years)
            : throw new ArgumentOutOfRangeException(nameof(factor), factor, $"'{Id}' changes by {FactorPerYear} a year and never by this factor");
    }

    /// <summary>The yearly factor of something that changes by a factor in a span.</summary>
    public static double YearlyFactor(double factor, Years span) => Math.Pow(Positive.Of(factor, nameof(factor)), 1 / span.TotalYears);

    /// <summary>The time in which something halves that shrank by a factor in a span: 44x in 7 years is a halving in 15.4 months.</summary>
    public static Years HalvingTime(double factor, Years span) => Years.FromYears(span.TotalYears / Math.Log2(factor));

    private static Trend Read(RecordReader record)
    {
        double factor = record.Number("factorPerYear");
        return new Trend
        {
            Id = record.Text("id"),
            Name = record.Text("name"),
            Quantity = record.Text("quantity"),
            FactorPerYear = factor,
            Low = record.OptionalNumber("low") ?? factor,
            High = record.OptionalNumber("high") ?? factor,
            Interval = record.OptionalText("interval") ?? "",
            AnchorValue = record.OptionalNumber("anchorValue"),
            AnchorYear = record.OptionalNumber("anchorYear"),
            Observed = record.OptionalText("observed") ?? "",
            Note = record.OptionalText("note") ?? "",
            Sources = CitationReader.Read(record),
        };
    }
}
