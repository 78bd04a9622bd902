using CostModel.Scenarios.Inputs;

namespace CostModel.Scenarios;

/// <summary>A number that a model predicted, with the band that its errors on unseen measurements give it.</summary>
/// <param name="Leaf">Where formulas read it.</param>
/// <param name="Name">What it is, in words.</param>
/// <param name="Band">The band, as factors on the number.</param>
internal readonly record struct UncertainLeaf(Leaf Leaf, string Name, ErrorBand Band);
