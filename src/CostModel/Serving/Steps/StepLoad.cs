namespace CostModel.Serving.Steps;

/// <summary>What one step of an engine works on, over all accelerators of a stage.</summary>
/// <param name="Decoding">Sequences that get their next token; a mean need not be whole.</param>
/// <param name="Context">Mean positions that each of them reads.</param>
/// <param name="PromptTokens">Prompt tokens besides.</param>
/// <param name="Attended">Mean positions that each of those reads; half the prompt where nothing is cached.</param>
/// <param name="Prompts">Prompts that they belong to: attention of one prompt stays on one attention-data group.</param>
/// <param name="Admitted">Prompts that the server admits in this step; 0 where their admission is counted elsewhere.</param>
/// <param name="RowsPerSequence">Positions that each decoding sequence computes: 1, or 1 and the drafts that are verified.</param>
/// <param name="PromptSpread">Standard deviation of the prompts' lengths over the mean.</param>
internal readonly record struct StepLoad(
    double Decoding,
    double Context,
    double PromptTokens = 0,
    double Attended = 0,
    double Prompts = 1,
    double Admitted = 0,
    double RowsPerSequence = 1,
    double PromptSpread = 0)
{
    /// <summary>One prompt by itself, as far as its time to first token goes.</summary>
    internal static StepLoad Prompt(double tokens, double cached = 0) => new(0, 0, tokens, cached + (tokens / 2));
}
