namespace CostModel.Validation;

/// <summary>One thing that is wrong with a plan or a file: where, what, and what would be right.</summary>
/// <param name="Code">A stable code, one of <see cref="FaultCodes"/>.</param>
/// <param name="Path">The input, such as <c>training.tokens</c>; empty where the whole file is meant.</param>
/// <param name="Message">A sentence that names the value and what is allowed.</param>
/// <param name="Suggestion">The nearest valid choice, or how to mend it; null where there is nothing to suggest.</param>
/// <param name="Position">Where it was written; null for a plan made in code.</param>
public sealed record Fault(string Code, string Path, string Message, string? Suggestion = null, SourcePosition? Position = null)
{
    /// <summary>Whether the plan is valid and cannot be done, as one that does not fit: a result, where anything else is a mistake.</summary>
    public bool IsInfeasibility => Code is FaultCodes.Layout or FaultCodes.DoesNotFit or FaultCodes.ObjectiveUnreachable;

    /// <summary>Code, path, message and suggestion on one line.</summary>
    public override string ToString()
    {
        string place = Path.Length == 0 ? "" : $" {Path}:";
        string hint = Suggestion is null ? "" : $" ({Suggestion})";
        return $"{Code}{place} {Message}{hint}";
    }
}
