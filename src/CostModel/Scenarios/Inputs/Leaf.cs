namespace CostModel.Scenarios.Inputs;

/// <summary>A number that a plan's compilation puts into the formulas: a catalog figure, or a result of operator-level code.</summary>
internal sealed class Leaf(string path, string unit) : Slot(path, unit);
