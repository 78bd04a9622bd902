using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Scaling;

/// <summary>
/// What rounding weights after training costs in loss: ΔL = C·(D^γD / N^γN)·e^(-P/γ). Models trained on more data per parameter lose more.
/// Source: Kumar et al. 2024, arXiv 2411.04330, section 3. The form was read; the constants are from memory and unverified, and results say so.
/// </summary>
public sealed record PrecisionLaw
{
    private static readonly Lazy<PrecisionLaw> s_default = new(() => ShippedFiles.Load("scaling-constants", "kumar-2024", Read));

    private PrecisionLaw()
    {
    }

    /// <summary>The constants as remembered.</summary>
    public static PrecisionLaw Default => s_default.Value;

    /// <summary>Whether the constants were not read in the source.</summary>
    public required bool Unverified { get; init; }

    /// <summary>Parameters of the fitted runs.</summary>
    public required FittedRange Parameters { get; init; }

    /// <summary>Training tokens of the fitted runs.</summary>
    public required FittedRange Tokens { get; init; }

    /// <summary>Bits of the fitted runs.</summary>
    public required FittedRange Bits { get; init; }

    /// <summary>Where the constants come from, by field.</summary>
    public required ImmutableDictionary<string, Citation> Sources { get; init; }

    private double Scale { get; init; }

    private double DataExponent { get; init; }

    private double ParameterExponent { get; init; }

    private double BitsScale { get; init; }

    /// <summary>Nats per token that rounding the weights of a trained model adds.</summary>
    /// <param name="parameters">Parameters.</param>
    /// <param name="tokens">Tokens it was trained on.</param>
    /// <param name="bits">Bits per weight after rounding.</param>
    public LossEstimate PostTrainingLoss(ParameterCount parameters, Tokens tokens, double bits)
    {
        double n = Positive.Of(parameters.TotalParameters, nameof(parameters));
        double d = Positive.Of(tokens.TotalTokens, nameof(tokens));
        double p = Positive.Of(bits, nameof(bits));
        double added = Scale * Math.Pow(d, DataExponent) / Math.Pow(n, ParameterExponent) * Math.Exp(-p / BitsScale);
        return new LossEstimate(added, 0, [.. new[] { Parameters.Check(n), Tokens.Check(d), Bits.Check(p) }.OfType<Extrapolation>()]);
    }

    private static PrecisionLaw Read(RecordReader record)
    {
        record.Text("id");
        RecordReader? range = record.Child("range");
        RecordReader constants = record.Child("postTraining")!;
        return new PrecisionLaw
        {
            Scale = constants.Number("scale"),
            DataExponent = constants.Number("dataExponent"),
            ParameterExponent = constants.Number("parameterExponent"),
            BitsScale = constants.Number("bitsScale"),
            Parameters = FittedRangeReader.Read<ParameterCount>(range, "parameters", "parameters")!,
            Tokens = FittedRangeReader.Read<Tokens>(range, "tokens", "tokens")!,
            Bits = FittedRangeReader.ReadNumbers(range, "bits", "bits per weight")!,
            Unverified = record.Flag("unverified"),
            Sources = CitationReader.Read(record),
        };
    }
}
