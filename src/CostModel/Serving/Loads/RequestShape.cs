using CostModel.Serving.Steps;

namespace CostModel.Serving.Loads;

/// <summary>Mean tokens of a request.</summary>
/// <param name="Input">Tokens of the prompt, cached ones included.</param>
/// <param name="Output">Tokens of the answer, at least 1.</param>
/// <param name="Cached">Tokens of the prompt that a prefix cache serves.</param>
internal readonly record struct RequestShape(double Input, double Output, double Cached = 0)
{
    /// <summary>Tokens of the prompt that are computed.</summary>
    internal double Prompt => Input - Cached;

    /// <summary>Mean positions that a token of the prompt reads.</summary>
    internal double Attended => Cached + (Prompt / 2);

    /// <summary>Mean positions that a decoding token reads.</summary>
    internal double Context => Input + (Output / 2);

    /// <summary>The prompt by itself.</summary>
    internal StepLoad PromptAlone => new(0, 0, Math.Max(1, Prompt), Attended);
}
