using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Scaling;

/// <summary>
/// The loss of routed language models by the size of the dense model that each token passes and the number of experts, all on 130B tokens:
/// log10 L = a·log10 N + b·log10 Ê + c·log10 N·log10 Ê + d. Not valid where the data differs. Source: Clark et al. 2022, arXiv 2202.01169, section 4.
/// </summary>
public sealed record RoutedLaw
{
    private static readonly Lazy<ImmutableSortedDictionary<string, RoutedLaw>> s_all =
        new(() => ShippedFiles.Load("scaling-constants", "clark-2022", Read));

    private RoutedLaw()
    {
    }

    /// <summary>The published routers: <c>s-base</c>, <c>rl-r</c> and <c>hash</c>.</summary>
    public static ImmutableSortedDictionary<string, RoutedLaw> All => s_all.Value;

    /// <summary>Parameters of the dense model behind the fitted runs.</summary>
    public required FittedRange Parameters { get; init; }

    /// <summary>Experts of the fitted runs.</summary>
    public required FittedRange Experts { get; init; }

    /// <summary>The tokens that all fitted runs were trained on.</summary>
    public required Tokens Tokens { get; init; }

    /// <summary>Where the constants come from, by field.</summary>
    public required ImmutableDictionary<string, Citation> Sources { get; init; }

    private double A { get; init; }

    private double B { get; init; }

    private double C { get; init; }

    private double D { get; init; }

    private double ExpertStart { get; init; }

    private double ExpertMax { get; init; }

    /// <summary>The size from which routing no longer helps, 10^(-b/c).</summary>
    public ParameterCount Cutoff => ParameterCount.FromParameters(Math.Pow(10, -B / C));

    /// <summary>The loss of a routed model.</summary>
    /// <param name="parameters">Parameters of the dense model that each token passes.</param>
    /// <param name="experts">Experts, at least 1.</param>
    public LossEstimate Loss(ParameterCount parameters, int experts)
    {
        double n = Positive.Of(parameters.TotalParameters, nameof(parameters));
        ArgumentOutOfRangeException.ThrowIfLessThan(experts, 1);
        double logLoss = (LogSlope(experts) * Math.Log10(n)) + (B * LogExperts(experts)) + D;
        ImmutableArray<Extrapolation> flags = [.. new[] { Parameters.Check(n), Experts.Check(experts) }.OfType<Extrapolation>()];
        return new LossEstimate(Math.Pow(10, logLoss), 0, flags);
    }

    /// <summary>The dense model that has the same loss.</summary>
    /// <param name="parameters">Parameters of the dense model that each token passes.</param>
    /// <param name="experts">Experts, at least 1.</param>
    public ParameterCount EquivalentDense(ParameterCount parameters, int experts)
    {
        double logLoss = Math.Log10(Loss(parameters, experts).Nats);
        return ParameterCount.FromParameters(Math.Pow(10, (logLoss - (B * LogExperts(1)) - D) / LogSlope(1)));
    }

    private double LogSlope(double experts) => A + (C * LogExperts(experts));

    /// <summary>log10 of the effective number of experts, which saturates.</summary>
    private double LogExperts(double experts)
    {
        double inverseSpan = (1 / ExpertStart) - (1 / ExpertMax);
        return -Math.Log10((1 / (experts - 1 + (1 / inverseSpan))) + (1 / ExpertMax));
    }

    private static ImmutableSortedDictionary<string, RoutedLaw> Read(RecordReader record)
    {
        record.Text("id");
        RecordReader? range = record.Child("range");
        FittedRange parameters = FittedRangeReader.Read<ParameterCount>(range, "parameters", "parameters")!;
        FittedRange experts = FittedRangeReader.ReadNumbers(range, "experts", "experts")!;
        Tokens tokens = record.Quantity<Tokens>("tokens");
        ImmutableDictionary<string, Citation> sources = CitationReader.Read(record);
        RecordReader routers = record.Child("routers")!;
        return routers.Entries.Select(entry => (entry.Key, Router: routers.Child(entry.Key)!)).ToImmutableSortedDictionary(
            entry => entry.Key,
            entry => new RoutedLaw
            {
                A = entry.Router.Number("a"),
                B = entry.Router.Number("b"),
                C = entry.Router.Number("c"),
                D = entry.Router.Number("d"),
                ExpertStart = entry.Router.Number("expertStart"),
                ExpertMax = entry.Router.Number("expertMax"),
                Parameters = parameters,
                Experts = experts,
                Tokens = tokens,
                Sources = sources,
            },
            StringComparer.Ordinal);
    }
}
