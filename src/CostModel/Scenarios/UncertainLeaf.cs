using CostModel.Scenarios.Inputs;

namespace CostModel.Scenarios;

/// <summary>A number that a model predicted, with the band that its errors on unseen measurements give it.</summary>
internal readonly record struct UncertainLeaf(Leaf Leaf, ErrorBand Band);
