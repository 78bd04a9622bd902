using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Scaling;

/// <summary>
/// The loss where the same data is read more than once: a repeated token is worth less each time, and so is a parameter beyond what the
/// unique data supports. Source: Muennighoff et al. 2023, arXiv 2305.16264, section 3.
/// </summary>
public sealed record RepeatedDataLaw
{
    private static readonly Lazy<RepeatedDataLaw> s_default = new(() => ShippedFiles.Load("scaling-constants", "muennighoff-2023", Read));

    private RepeatedDataLaw()
    {
    }

    /// <summary>The published constants over the law of the same authors.</summary>
    public static RepeatedDataLaw Default => s_default.Value;

    /// <summary>The law that holds on unique data.</summary>
    public required LossLaw Law { get; init; }

    /// <summary>R*D: after so many repetitions most of the value of repeating is gone.</summary>
    public required double RepetitionsOfData { get; init; }

    /// <summary>R*N: the same for parameters beyond those that are optimal for the unique data.</summary>
    public required double RepetitionsOfParameters { get; init; }

    /// <summary>Epochs of the fitted runs.</summary>
    public required FittedRange Epochs { get; init; }

    /// <summary>Where the constants come from, by field.</summary>
    public required ImmutableDictionary<string, Citation> Sources { get; init; }

    /// <summary>What so many passes over the unique data are worth, in passes over fresh data.</summary>
    /// <param name="epochs">Passes, at least 1.</param>
    public double WorthOf(double epochs)
        => epochs >= 1 ? 1 + Decayed(epochs - 1, RepetitionsOfData) : throw new ArgumentOutOfRangeException(nameof(epochs), epochs, "must be at least 1");

    /// <summary>The passes over fresh data that repeating without end approaches, 1 + R*D.</summary>
    public double WorthOfEndlessRepetition => 1 + RepetitionsOfData;

    /// <summary>The loss of a model trained over a data set that may repeat.</summary>
    /// <param name="parameters">Parameters.</param>
    /// <param name="tokens">Tokens seen, repetitions included.</param>
    /// <param name="uniqueTokens">Distinct tokens; not more than <paramref name="tokens"/> are used.</param>
    public LossEstimate Loss(ParameterCount parameters, Tokens tokens, Tokens uniqueTokens)
    {
        double seen = Positive.Of(tokens.TotalTokens, nameof(tokens));
        double unique = Math.Min(Positive.Of(uniqueTokens.TotalTokens, nameof(uniqueTokens)), seen);
        double epochs = seen / unique;
        double n = Positive.Of(parameters.TotalParameters, nameof(parameters));
        double supported = Math.Min(n, Law.OptimalParametersFor(CostModel.Tokens.FromTokens(unique)).TotalParameters);
        double effectiveParameters = supported * (1 + Decayed((n / supported) - 1, RepetitionsOfParameters));
        double effectiveTokens = unique * WorthOf(epochs);
        ImmutableArray<Extrapolation> flags = Law.Flags(n, seen);
        return new LossEstimate(
            Law.E + Law.ParameterTerm(effectiveParameters) + Law.DataTerm(effectiveTokens),
            Law.E,
            Epochs.Check(epochs) is { } flag ? flags.Add(flag) : flags);
    }

    private static double Decayed(double repetitions, double scale) => scale * (1 - Math.Exp(-repetitions / scale));

    private static RepeatedDataLaw Read(RecordReader record)
    {
        record.Text("id");
        RecordReader? range = record.Child("range");
        return new RepeatedDataLaw
        {
            Law = ScalingLawCatalog.Default[record.Text("law")],
            RepetitionsOfData = record.Number("repetitionsOfData"),
            RepetitionsOfParameters = record.Number("repetitionsOfParameters"),
            Epochs = FittedRangeReader.ReadNumbers(range, "epochs", "epochs")!,
            Sources = CitationReader.Read(record),
        };
    }
}
