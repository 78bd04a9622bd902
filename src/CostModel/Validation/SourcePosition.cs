namespace CostModel.Validation;

/// <summary>Where in a text something stands.</summary>
/// <param name="File">The file as the user named it, or a name for text that came from elsewhere, such as <c>--set training.chips=8</c>.</param>
/// <param name="Line">The line, from 1; 0 for text that has no lines.</param>
/// <param name="Column">The column, from 1; 0 for text that has no lines.</param>
/// <param name="Length">How many characters, at least 1.</param>
public sealed record SourcePosition(string File, int Line, int Column, int Length = 1)
{
    /// <summary>Whether there is a line to show; else <see cref="File"/> says it all.</summary>
    public bool IsLine => Line > 0;

    /// <summary><c>file:line:column</c>, or the file's name alone.</summary>
    public override string ToString() => IsLine ? FormattableString.Invariant($"{File}:{Line}:{Column}") : File;
}
