using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Scaling;

/// <summary>
/// The first scaling laws of language models. Parameters are non-embedding ones; losses are those of WebText2. Superseded for how to divide
/// compute between size and data (a fixed learning-rate schedule, small models), still quoted. Source: Kaplan et al. 2020, arXiv 2001.08361.
/// </summary>
public sealed record KaplanLaw
{
    private static readonly Lazy<KaplanLaw> s_default = new(() => ShippedFiles.Load("scaling-constants", "kaplan-2020", Read));

    private KaplanLaw()
    {
    }

    /// <summary>The published constants.</summary>
    public static KaplanLaw Default => s_default.Value;

    /// <summary>Where the constants come from, by field.</summary>
    public required ImmutableDictionary<string, Citation> Sources { get; init; }

    /// <summary>Parameters of the fitted runs.</summary>
    public required FittedRange Parameters { get; init; }

    /// <summary>Training tokens of the fitted runs.</summary>
    public required FittedRange Tokens { get; init; }

    private PowerLaw ByParameters { get; init; }

    private PowerLaw ByData { get; init; }

    private PowerLaw ByCompute { get; init; }

    private double BatchScale { get; init; }

    private double BatchExponent { get; init; }

    private PowerLaw Overfit { get; init; }

    /// <summary>The loss of a large enough data set, (Nc/N)^0.076.</summary>
    public LossEstimate LossOfParameters(ParameterCount nonEmbedding)
    {
        double n = Positive.Of(nonEmbedding.TotalParameters, nameof(nonEmbedding));
        return Estimate(ByParameters.At(n), Parameters.Check(n));
    }

    /// <summary>The loss of a large enough model, (Dc/D)^0.095.</summary>
    public LossEstimate LossOfData(Tokens tokens)
    {
        double d = Positive.Of(tokens.TotalTokens, nameof(tokens));
        return Estimate(ByData.At(d), Tokens.Check(d));
    }

    /// <summary>The loss of compute spent in the best way, (Cc/Cmin)^0.050.</summary>
    public LossEstimate LossOfCompute(Flops minimumCompute)
        => Estimate(ByCompute.At(Positive.Of(minimumCompute.TotalFlops, nameof(minimumCompute)) / ParameterFlops.PetaflopDay), null);

    /// <summary>The loss of a model and a data set, [(Nc/N)^(αN/αD) + Dc/D]^αD.</summary>
    public LossEstimate Loss(ParameterCount nonEmbedding, Tokens tokens)
    {
        double n = Positive.Of(nonEmbedding.TotalParameters, nameof(nonEmbedding));
        double d = Positive.Of(tokens.TotalTokens, nameof(tokens));
        double inner = Math.Pow(ByParameters.Scale / n, ByParameters.Exponent / ByData.Exponent) + (ByData.Scale / d);
        return Estimate(Math.Pow(inner, ByData.Exponent), Parameters.Check(n), Tokens.Check(d));
    }

    /// <summary>The batch beyond which more data in a step stops to pay, 2e8 · L^(-1/0.21) tokens.</summary>
    public Tokens CriticalBatch(double nats) => CostModel.Tokens.FromTokens(BatchScale * Math.Pow(Positive.Of(nats, nameof(nats)), -1 / BatchExponent));

    /// <summary>The data that a model needs lest it overfits, 5e3 · N^0.74 tokens.</summary>
    public Tokens DataAgainstOverfitting(ParameterCount nonEmbedding)
        => CostModel.Tokens.FromTokens(Overfit.Scale * Math.Pow(Positive.Of(nonEmbedding.TotalParameters, nameof(nonEmbedding)), Overfit.Exponent));

    private static LossEstimate Estimate(double nats, params ReadOnlySpan<Extrapolation?> flags)
    {
        var outside = ImmutableArray.CreateBuilder<Extrapolation>();
        foreach (Extrapolation? flag in flags)
        {
            if (flag is not null)
            {
                outside.Add(flag);
            }
        }

        return new LossEstimate(nats, 0, outside.ToImmutable());
    }

    private static KaplanLaw Read(RecordReader record)
    {
        record.Text("id");
        RecordReader? range = record.Child("range");
        RecordReader batch = record.Child("batch")!;
        return new KaplanLaw
        {
            ByParameters = PowerLaw.Read(record.Child("parameters")!),
            ByData = PowerLaw.Read(record.Child("data")!),
            ByCompute = PowerLaw.Read(record.Child("compute")!),
            BatchScale = batch.Quantity<Tokens>("scale").TotalTokens,
            BatchExponent = batch.Number("exponent"),
            Overfit = PowerLaw.Read(record.Child("overfit")!),
            Parameters = FittedRangeReader.Read<ParameterCount>(range, "parameters", "parameters")!,
            Tokens = FittedRangeReader.Read<Tokens>(range, "tokens", "tokens")!,
            Sources = CitationReader.Read(record),
        };
    }

    /// <summary>(scale / x)^exponent.</summary>
    private readonly record struct PowerLaw(double Scale, double Exponent)
    {
        internal double At(double x) => Math.Pow(Scale / x, Exponent);

        internal static PowerLaw Read(RecordReader record) => new(record.Number("scale"), record.Number("exponent"));
    }
}
