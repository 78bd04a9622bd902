namespace CostModel.Scenarios.Inputs;

/// <summary>An input as a reference lists it.</summary>
/// <param name="Path">Its path; <c>ID</c> and <c>NAME</c> stand for keys of the user's own.</param>
/// <param name="Example">A well-formed and likely value.</param>
/// <param name="Allowed">What is allowed, in words.</param>
/// <param name="Meaning">What it is, in one sentence.</param>
public sealed record InputSummary(string Path, string Example, string Allowed, string Meaning)
{
    /// <summary>The section that it stands in; empty at the top of a scenario.</summary>
    public string Section => Path.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? Path[..dot] : "";
}
