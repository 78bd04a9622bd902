using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Scaling;

/// <summary>
/// MMLU from training compute: a logistic curve in log10 of the FLOPs between chance and a ceiling. A weak law: data quality shifts it by ten
/// points and more, so that a point without its band says nothing.
/// </summary>
public sealed record BenchmarkCurve
{
    /// <summary>An 80 % band is this many residual standard deviations to either side.</summary>
    private const double HalfBand = 1.2816;

    private static readonly Lazy<BenchmarkCurve> s_mmlu = new(() => ShippedFiles.Load("scaling-constants", "mmlu", Read));

    private BenchmarkCurve()
    {
    }

    /// <summary>Five-shot MMLU of base models.</summary>
    public static BenchmarkCurve Mmlu => s_mmlu.Value;

    /// <summary>The score of guessing, in percent.</summary>
    public required double Chance { get; init; }

    /// <summary>The score that the curve approaches, in percent.</summary>
    public required double Ceiling { get; init; }

    /// <summary>Standard deviation of the models around the curve, in points.</summary>
    public required double Residual { get; init; }

    /// <summary>Training FLOPs of the fitted models.</summary>
    public required FittedRange Flops { get; init; }

    /// <summary>Where the constants come from, by field.</summary>
    public required ImmutableDictionary<string, Citation> Sources { get; init; }

    private double Slope { get; init; }

    private double Midpoint { get; init; }

    /// <summary>The score of so much training compute, with its 80 % band.</summary>
    public BenchmarkEstimate Of(Flops training)
    {
        double c = Positive.Of(training.TotalFlops, nameof(training));
        double score = Chance + ((Ceiling - Chance) / (1 + Math.Exp(-Slope * (Math.Log10(c) - Midpoint))));
        double half = HalfBand * Residual;
        return new BenchmarkEstimate(score, Math.Max(0, score - half), Math.Min(100, score + half), Flops.Check(c));
    }

    /// <summary>A score as the share of what lies between guessing and perfection.</summary>
    /// <param name="score">In percent, from 0 to 100.</param>
    public double ChanceCorrected(double score) => (score - Chance) / (100 - Chance);

    private static BenchmarkCurve Read(RecordReader record)
    {
        record.Text("id");
        return new BenchmarkCurve
        {
            Chance = record.Number("chance"),
            Ceiling = record.Number("ceiling"),
            Slope = record.Number("slope"),
            Midpoint = record.Number("midpoint"),
            Residual = record.Number("residual"),
            Flops = FittedRangeReader.Read<Flops>(record.Child("range"), "flops", "FLOPs")!,
            Sources = CitationReader.Read(record),
        };
    }
}

/// <summary>A score with its band.</summary>
/// <param name="Score">In percent.</param>
/// <param name="Low">The lower end of the 80 % band.</param>
/// <param name="High">The upper end of the 80 % band.</param>
/// <param name="Extrapolation">The flag of compute outside the fitted range; null within it.</param>
public sealed record BenchmarkEstimate(double Score, double Low, double High, Extrapolation? Extrapolation);
