namespace CostModel.Scenarios.Inputs;

/// <summary>A section whose keys are names of the user's own, such as hardware ids or cost lines.</summary>
/// <param name="Prefix">The section's path.</param>
/// <param name="Expected">What its values look like, for messages.</param>
/// <param name="OfText">The input that a name is when its value is written so; null where the text does not fit.</param>
/// <param name="In">The input of a name that a scenario already gives, or could take; null where there is none.</param>
/// <param name="Summary">How a reference lists it.</param>
internal sealed record NamedSection(
    string Prefix,
    string Expected,
    Func<string, string, InputDefinition?> OfText,
    Func<string, Scenario, InputDefinition?> In,
    InputSummary Summary)
{
    /// <summary>The name below this section, or null where a path leads elsewhere.</summary>
    internal string? NameIn(string path)
        => path.Length > Prefix.Length + 1 && path.StartsWith(Prefix + ".", StringComparison.Ordinal)
            && InputPath.Split(path[(Prefix.Length + 1)..]) is [var name]
            ? name
            : null;
}
