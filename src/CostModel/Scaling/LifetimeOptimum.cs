using MathNet.Numerics.Optimization;

namespace CostModel.Scaling;

/// <summary>
/// The model that reaches a quality at the lowest cost over its life, training and inference together. There is no closed form: a search
/// over parameters, with the data that each size needs. Source: Sardana et al. 2024, arXiv 2401.00448, section 3.
/// </summary>
/// <remarks>
/// Their 47 test runs show that the loss still falls at 10,000 tokens per parameter, and that fits on ordinary ratios overstate the gain there;
/// the result carries a flag where it leaves the fitted range.
/// </remarks>
public sealed class LifetimeOptimum
{
    private readonly LossLaw _law;
    private readonly Func<ParameterCount, double> _costPerTrainingToken;
    private readonly Func<ParameterCount, double> _inferenceCost;

    private LifetimeOptimum(LossLaw law, Func<ParameterCount, double> costPerTrainingToken, Func<ParameterCount, double> inferenceCost)
        => (_law, _costPerTrainingToken, _inferenceCost) = (law, costPerTrainingToken, inferenceCost);

    /// <summary>Counts in floating-point operations: 6·N per training token and 2·N per inference token.</summary>
    /// <param name="law">The loss law.</param>
    /// <param name="inferenceTokens">Tokens, input and output, over the life of the model.</param>
    public static LifetimeOptimum InFlops(LossLaw law, Tokens inferenceTokens)
    {
        ArgumentNullException.ThrowIfNull(law);
        return new LifetimeOptimum(
            law,
            n => ParameterFlops.Training * n.TotalParameters,
            n => ParameterFlops.Forward * n.TotalParameters * inferenceTokens.TotalTokens);
    }

    /// <summary>Counts in money, or in anything else that both sides are measured in.</summary>
    /// <param name="law">The loss law.</param>
    /// <param name="costPerTrainingToken">The cost of one training token of a model of so many parameters.</param>
    /// <param name="inferenceCost">The cost of all inference over the life of a model of so many parameters.</param>
    public static LifetimeOptimum InCost(
        LossLaw law, Func<ParameterCount, double> costPerTrainingToken, Func<ParameterCount, double> inferenceCost)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(costPerTrainingToken);
        ArgumentNullException.ThrowIfNull(inferenceCost);
        return new LifetimeOptimum(law, costPerTrainingToken, inferenceCost);
    }

    /// <summary>The cheapest model that reaches the loss of a compute-optimal model of a given size.</summary>
    /// <param name="qualityOf">The size whose compute-optimal loss is the target.</param>
    public LifetimePlan ForQualityOf(ParameterCount qualityOf)
    {
        Tokens tokens = _law.OptimalTokensFor(qualityOf);
        double nats = _law.Loss(qualityOf, tokens).Nats;
        LifetimePoint reference = At(qualityOf, nats)!;
        return new LifetimePlan(reference, Cheapest(nats));
    }

    /// <summary>A model of a given size at a loss; null where no amount of data takes it there.</summary>
    public LifetimePoint? At(ParameterCount parameters, double nats)
    {
        if (_law.TokensFor(parameters, nats) is not { } tokens)
        {
            return null;
        }

        double training = _costPerTrainingToken(parameters) * tokens.TotalTokens;
        return new LifetimePoint(parameters, tokens, _law.Loss(parameters, tokens), training, _inferenceCost(parameters));
    }

    private LifetimePoint Cheapest(double nats)
    {
        // The cost has one minimum in log N: it rises without bound towards the smallest feasible size, and with N beyond the optimum.
        double low = Math.Log(_law.SmallestFor(nats)!.Value.TotalParameters) + 1e-6;
        double high = low + Math.Log(1e6);
        IScalarObjectiveFunction logCost =
            ObjectiveFunction.ScalarValue(x => Math.Log(At(ParameterCount.FromParameters(Math.Exp(x)), nats)?.Total ?? double.MaxValue));
        double logN = GoldenSectionMinimizer.Minimum(logCost, low, high, 1e-9, 1000).MinimizingPoint;
        return At(ParameterCount.FromParameters(Math.Exp(logN)), nats)!;
    }
}
