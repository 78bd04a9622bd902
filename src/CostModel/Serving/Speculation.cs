namespace CostModel.Serving;

/// <summary>Drafting several tokens and verifying them in one step: a draft model, or the model's own prediction modules (MTP).</summary>
/// <param name="Drafts">Tokens drafted each step, at least 1.</param>
/// <param name="Acceptance">Probability that a drafted token is accepted; DeepSeek-V3 reports 85 to 90 % for its first.</param>
public sealed record Speculation(int Drafts, Ratio Acceptance)
{
    /// <summary>Time to draft one token over the time of a step of the model; that of one layer of it where not given (MTP).</summary>
    public Ratio? CostPerDraft { get; init; }
}
