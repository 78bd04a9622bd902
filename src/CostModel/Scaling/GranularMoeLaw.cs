using System.Collections.Immutable;
using CostModel.Catalogs;
using MathNet.Numerics.Optimization;
using MathNet.Numerics.RootFinding;

namespace CostModel.Scaling;

/// <summary>
/// The loss of a mixture of experts by its total parameters, data and granularity, beside that of a dense model:
/// L = c + (g/G^γ + a)/N^α + b/D^β. N is the total count of a 64-fold expansion; with the active count the mixture would be worse than a dense
/// model. Source: Krajewski et al. 2024, arXiv 2402.07871, section 4.
/// </summary>
public sealed record GranularMoeLaw
{
    /// <summary>Parameters of a block over the square of its width: attention 4, and a feed-forward layer of four times the width 8.</summary>
    private const double BlockParameters = 12;

    private const double AttentionParameters = 4;

    /// <summary>Width over the number of blocks, as in the runs of the study.</summary>
    private const double WidthPerBlock = 64;

    private static readonly Lazy<GranularMoeLaw> s_default = new(() => ShippedFiles.Load("scaling-constants", "krajewski-2024", Read));

    private GranularMoeLaw()
    {
    }

    /// <summary>The published constants.</summary>
    public static GranularMoeLaw Default => s_default.Value;

    /// <summary>Total over active parameters of every fitted mixture.</summary>
    public required double Expansion { get; init; }

    /// <summary>Active parameters of the fitted runs.</summary>
    public required FittedRange Parameters { get; init; }

    /// <summary>Training tokens of the fitted runs.</summary>
    public required FittedRange Tokens { get; init; }

    /// <summary>Granularity of the fitted runs.</summary>
    public required FittedRange Granularity { get; init; }

    /// <summary>Where the constants come from, by field.</summary>
    public required ImmutableDictionary<string, Citation> Sources { get; init; }

    private Terms Mixture { get; init; }

    private Terms Dense { get; init; }

    private double BlockFactor { get; init; }

    private double RoutingFactor { get; init; }

    /// <summary>The loss of a mixture.</summary>
    /// <param name="totalParameters">Total parameters, all experts included.</param>
    /// <param name="tokens">Training tokens.</param>
    /// <param name="granularity">How many times finer than a dense feed-forward layer each expert is, at least 1.</param>
    public LossEstimate LossOfMixture(ParameterCount totalParameters, Tokens tokens, double granularity)
    {
        double n = Positive.Of(totalParameters.TotalParameters, nameof(totalParameters));
        return Estimate(Mixture, n, n / Expansion, tokens, granularity, Granularity.Check(granularity));
    }

    /// <summary>The loss of a dense model of the same study.</summary>
    public LossEstimate LossOfDense(ParameterCount parameters, Tokens tokens)
    {
        double n = Positive.Of(parameters.TotalParameters, nameof(parameters));
        return Estimate(Dense, n, n, tokens, 1, null);
    }

    /// <summary>Training FLOPs of a mixture from its shape, routing included: (12·d²·cf + d·E·G·cr)·D·blocks.</summary>
    /// <param name="hidden">Width of the residual stream.</param>
    /// <param name="blocks">Transformer blocks.</param>
    /// <param name="granularity">Granularity.</param>
    /// <param name="tokens">Training tokens.</param>
    public Flops TrainingFlops(int hidden, int blocks, double granularity, Tokens tokens)
        => CostModel.Flops.FromFlops(FlopsPerToken(hidden, granularity) * tokens.TotalTokens * blocks);

    /// <summary>
    /// How many times the compute a dense model needs for the loss that a mixture of this granularity reaches with a budget, both sized in the
    /// best way. An upper bound: routing costs nothing and all parameters are expanded, which flatters fine granularity.
    /// </summary>
    public double ComputeSaving(Flops budget, double granularity)
    {
        double c = Positive.Of(budget.TotalFlops, nameof(budget));
        return Saving(c, Best(c, n => Mixture.Loss(Expansion * n, c / (ParameterFlops.Training * n), granularity)));
    }

    /// <summary>
    /// The same with routing paid for and only the feed-forward layers expanded, in blocks 64 times as wide as they are many.
    /// </summary>
    public double ComputeSavingWithRouting(Flops budget, double granularity)
    {
        double c = Positive.Of(budget.TotalFlops, nameof(budget));
        double LossOf(double active)
        {
            double hidden = Math.Cbrt(active * WidthPerBlock / BlockParameters);
            double blocks = hidden / WidthPerBlock;
            double total = (AttentionParameters + ((BlockParameters - AttentionParameters) * Expansion)) * hidden * hidden * blocks;
            return Mixture.Loss(total, c / (FlopsPerToken(hidden, granularity) * blocks), granularity);
        }

        return Saving(c, Best(c, LossOf));
    }

    private double FlopsPerToken(double hidden, double granularity)
        => (BlockParameters * hidden * hidden * BlockFactor) + (hidden * Expansion * granularity * RoutingFactor);

    private double Saving(double c, double mixture)
    {
        double logDense = Brent.FindRoot(
            log => Best(Math.Exp(log), n => Dense.Loss(n, Math.Exp(log) / (ParameterFlops.Training * n), 1)) - mixture,
            Math.Log(c) - 1,
            Math.Log(c) + Math.Log(1e6),
            1e-10,
            1000);
        return Math.Exp(logDense) / c;
    }

    private static double Best(double compute, Func<double, double> lossOfParameters)
    {
        IScalarObjectiveFunction loss = ObjectiveFunction.ScalarValue(log => lossOfParameters(Math.Exp(log)));
        return GoldenSectionMinimizer.Minimum(loss, Math.Log(1e5), Math.Log(Math.Sqrt(compute) * 1e4), 1e-7, 1000).FunctionInfoAtMinimum.Value;
    }

    private LossEstimate Estimate(Terms terms, double n, double active, Tokens tokens, double granularity, Extrapolation? flag)
    {
        double d = Positive.Of(tokens.TotalTokens, nameof(tokens));
        ImmutableArray<Extrapolation> flags = [.. new[] { Parameters.Check(active), Tokens.Check(d), flag }.OfType<Extrapolation>()];
        return new LossEstimate(terms.Loss(n, d, granularity), terms.C, flags);
    }

    private static GranularMoeLaw Read(RecordReader record)
    {
        record.Text("id");
        RecordReader? range = record.Child("range");
        RecordReader flops = record.Child("flops")!;
        return new GranularMoeLaw
        {
            Mixture = Terms.Read(record.Child("moe")!),
            Dense = Terms.Read(record.Child("dense")!),
            Expansion = record.Number("expansion"),
            BlockFactor = flops.Number("blockFactor"),
            RoutingFactor = flops.Number("routingFactor"),
            Parameters = FittedRangeReader.Read<ParameterCount>(range, "parameters", "active parameters")!,
            Tokens = FittedRangeReader.Read<Tokens>(range, "tokens", "tokens")!,
            Granularity = FittedRangeReader.ReadNumbers(range, "granularity", "granularity")!,
            Sources = CitationReader.Read(record),
        };
    }

    private readonly record struct Terms(double A, double Alpha, double B, double Beta, double G, double Gamma, double C)
    {
        internal double Loss(double parameters, double tokens, double granularity)
            => C + (((G / Math.Pow(granularity, Gamma)) + A) / Math.Pow(parameters, Alpha)) + (B / Math.Pow(tokens, Beta));

        internal static Terms Read(RecordReader record) => new(
            record.Number("a"),
            record.Number("alpha"),
            record.Number("b"),
            record.Number("beta"),
            record.OptionalNumber("g") ?? 0,
            record.OptionalNumber("gamma") ?? 1,
            record.Number("c"));
    }
}
