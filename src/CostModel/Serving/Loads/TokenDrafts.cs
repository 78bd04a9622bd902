using CostModel.Serving.Constants;

namespace CostModel.Serving.Loads;

/// <summary>
/// Speculative decoding or multi-token prediction as a step sees it. Source of the yield: Leviathan et al. 2023, arXiv 2211.17192, equation 1.
/// </summary>
/// <param name="RowsPerSequence">Positions that a step verifies for each sequence.</param>
/// <param name="TokensPerStep">Mean tokens that a step yields for each sequence.</param>
/// <param name="DraftCost">Time of drafting as a share of a step.</param>
internal readonly record struct TokenDrafts(double RowsPerSequence, double TokensPerStep, double DraftCost)
{
    /// <summary>One token a step.</summary>
    internal static TokenDrafts None { get; } = new(1, 1, 0);

    /// <summary>Drafts of a given length, each token of which is accepted with a given probability.</summary>
    /// <param name="length">Drafted tokens a step, at least 1.</param>
    /// <param name="acceptance">Probability that a drafted token is accepted, from 0 to 1.</param>
    /// <param name="costPerDraft">Time to draft one token as a share of a step of the model.</param>
    internal static TokenDrafts Of(int length, double acceptance, double costPerDraft)
    {
        double yield = acceptance >= 1 ? length + 1 : (1 - Math.Pow(acceptance, length + 1)) / (1 - acceptance);
        return new TokenDrafts(length + 1, yield, length * costPerDraft);
    }

    /// <summary>A measurement that may or may not have drafted.</summary>
    internal static TokenDrafts Unlabelled(ServingConstants constants) => new(1, 1 / constants.UnlabelledSpeculation, 0);

    /// <summary>Time per token from the time of a step.</summary>
    internal double PerToken(double step) => step * (1 + DraftCost) / TokensPerStep;
}
