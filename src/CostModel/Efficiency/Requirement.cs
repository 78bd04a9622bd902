namespace CostModel.Efficiency;

/// <summary>A condition of a technique.</summary>
/// <param name="Kind">What must hold.</param>
/// <param name="Value">The bound, for kinds that have one.</param>
public readonly record struct Requirement(RequirementKind Kind, double Value = 0);
