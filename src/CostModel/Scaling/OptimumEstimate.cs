namespace CostModel.Scaling;

/// <summary>A size and an amount of data that belong together.</summary>
/// <param name="Parameters">Parameters.</param>
/// <param name="Tokens">Training tokens.</param>
/// <param name="Flops">Training compute, 6·N·D.</param>
/// <param name="Loss">The loss there, with its flags.</param>
public sealed record OptimumEstimate(ParameterCount Parameters, Tokens Tokens, Flops Flops, LossEstimate Loss)
{
    /// <summary>Tokens per parameter.</summary>
    public double TokensPerParameter => Tokens.TotalTokens / Parameters.TotalParameters;
}
