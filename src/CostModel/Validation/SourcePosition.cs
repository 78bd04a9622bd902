namespace CostModel.Validation;

/// <summary>Where in a text something stands.</summary>
/// <param name="File">The file as the user named it, or a name for text that came from elsewhere, such as <c>--set</c>.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Length">How many characters, at least 1.</param>
public sealed record SourcePosition(string File, int Line, int Column, int Length = 1)
{
    /// <summary><c>file:line:column</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}:{Column}");
}
