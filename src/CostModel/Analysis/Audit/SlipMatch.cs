namespace CostModel.Analysis.Audit;

/// <summary>A slip that explains a claim.</summary>
/// <param name="Id">The slip: one of the catalogue, or <c>left-out</c>, <c>counted-twice</c>, <c>wrong-side</c>, <c>markup-for-margin</c>, ...</param>
/// <param name="Explanation">What went wrong, in words.</param>
/// <param name="Mistaken">What the calculation gives with the slip, in the unit of the claim.</param>
/// <param name="Distance">How far the claim is from that, as a fraction.</param>
public sealed record SlipMatch(string Id, string Explanation, double Mistaken, double Distance);
