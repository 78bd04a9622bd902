using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Scaling;

/// <summary>
/// Loss as a function of parameters and data, L = E + A/N^α + B/D^β. Source: Hoffmann et al. 2022, arXiv 2203.15556, section 3.3.
/// </summary>
public sealed record LossLaw : ICatalogRecord
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <summary>The full name.</summary>
    public required string Name { get; init; }

    /// <summary>E: nats per token that remain however large model and data are.</summary>
    public required double E { get; init; }

    /// <summary>A: the weight of the parameter term, above 0.</summary>
    public required double A { get; init; }

    /// <summary>B: the weight of the data term, above 0.</summary>
    public required double B { get; init; }

    /// <summary>α: the exponent of parameters, above 0.</summary>
    public required double Alpha { get; init; }

    /// <summary>β: the exponent of data, above 0.</summary>
    public required double Beta { get; init; }

    /// <summary>Parameters of the fitted runs.</summary>
    public FittedRange? Parameters { get; init; }

    /// <summary>Training FLOPs of the fitted runs, as 6·N·D.</summary>
    public FittedRange? Flops { get; init; }

    /// <summary>Tokens per parameter of the fitted runs.</summary>
    public FittedRange? TokensPerParameter { get; init; }

    /// <summary>What a reader must know to use it; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>Where the constants come from, by field.</summary>
    public ImmutableDictionary<string, Citation> Sources { get; init; } = ImmutableDictionary<string, Citation>.Empty;

    /// <summary>The exponent of compute in the optimal number of parameters, β/(α+β).</summary>
    public double ParameterExponent => Beta / (Alpha + Beta);

    /// <summary>The factor G = (αA/βB)^(1/(α+β)) of the compute-optimal frontier. Source: Hoffmann et al. 2022, equation 4.</summary>
    public double FrontierFactor => Math.Pow(Alpha * A / (Beta * B), 1 / (Alpha + Beta));

    /// <summary>The loss of a model of so many parameters trained once over so many tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Parameters or tokens are not above zero.</exception>
    public LossEstimate Loss(ParameterCount parameters, Tokens tokens)
    {
        double n = Positive.Of(parameters.TotalParameters, nameof(parameters));
        double d = Positive.Of(tokens.TotalTokens, nameof(tokens));
        return new LossEstimate(E + ParameterTerm(n) + DataTerm(d), E, Flags(n, d));
    }

    /// <summary>The model and data that reach the lowest loss within a budget of training compute, counted as 6·N·D.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The budget is not above zero.</exception>
    public OptimumEstimate Optimum(Flops budget)
    {
        double product = Positive.Of(budget.TotalFlops, nameof(budget)) / ParameterFlops.Training;
        double n = FrontierFactor * Math.Pow(product, ParameterExponent);
        var parameters = ParameterCount.FromParameters(n);
        var tokens = Tokens.FromTokens(product / n);
        return new OptimumEstimate(parameters, tokens, budget, Loss(parameters, tokens));
    }

    /// <summary>
    /// The model that reaches a loss with the least training compute; null where none reaches it. On the frontier A/N^α is β/α times B/D^β, so that
    /// N = (A·(1+α/β)/(l-E))^(1/α).
    /// </summary>
    public OptimumEstimate? OptimumFor(double nats)
    {
        if (!(nats > E))
        {
            return null;
        }

        var parameters = ParameterCount.FromParameters(Math.Pow(A * (1 + (Alpha / Beta)) / (nats - E), 1 / Alpha));
        Tokens tokens = OptimalTokensFor(parameters);
        return new OptimumEstimate(
            parameters, tokens, CostModel.Flops.FromFlops(ParameterFlops.Training * parameters.TotalParameters * tokens.TotalTokens), Loss(parameters, tokens));
    }

    /// <summary>The tokens on which a model of a given size is compute-optimal.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Parameters are not above zero.</exception>
    public Tokens OptimalTokensFor(ParameterCount parameters)
    {
        double n = Positive.Of(parameters.TotalParameters, nameof(parameters));
        return Tokens.FromTokens(Math.Pow(n / FrontierFactor, Alpha / Beta) / FrontierFactor);
    }

    /// <summary>The parameters for which so many tokens are compute-optimal.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Tokens are not above zero.</exception>
    public ParameterCount OptimalParametersFor(Tokens tokens)
    {
        double d = Positive.Of(tokens.TotalTokens, nameof(tokens));
        return ParameterCount.FromParameters(Math.Pow(d * FrontierFactor, Beta / Alpha) * FrontierFactor);
    }

    /// <summary>The tokens on which a model of a given size reaches a loss; null where no amount of data takes it there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Parameters are not above zero.</exception>
    public Tokens? TokensFor(ParameterCount parameters, double nats)
    {
        double left = nats - E - ParameterTerm(Positive.Of(parameters.TotalParameters, nameof(parameters)));
        return left > 0 ? Tokens.FromTokens(Math.Pow(B / left, 1 / Beta)) : null;
    }

    /// <summary>Below this size no amount of data reaches a loss: (A/(l-E))^(1/α). Null where no size reaches it.</summary>
    public ParameterCount? SmallestFor(double nats)
        => nats > E ? ParameterCount.FromParameters(Math.Pow(A / (nats - E), 1 / Alpha)) : null;

    /// <summary>Nats that an e-fold of data removes at so many tokens, β·B/D^β.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Tokens are not above zero.</exception>
    public double GainPerEFoldOfData(Tokens tokens) => Beta * DataTerm(Positive.Of(tokens.TotalTokens, nameof(tokens)));

    internal double ParameterTerm(double parameters) => A / Math.Pow(parameters, Alpha);

    internal double DataTerm(double tokens) => B / Math.Pow(tokens, Beta);

    internal ImmutableArray<Extrapolation> Flags(double parameters, double tokens)
        =>
        [
            .. new[]
            {
                Parameters?.Check(parameters), Flops?.Check(ParameterFlops.Training * parameters * tokens), TokensPerParameter?.Check(tokens / parameters),
            }.OfType<Extrapolation>(),
        ];
}
