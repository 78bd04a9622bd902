namespace CostModel.Documents.Results;

/// <summary>How results name the depth of an estimate.</summary>
public static class DepthName
{
    /// <summary><c>napkin</c> or <c>operator</c>.</summary>
    public static string Of(Depth depth) => depth == Depth.Operator ? "operator" : "napkin";
}
