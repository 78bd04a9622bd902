using CostModel.Efficiency;

namespace CostModel.Analysis.Levers;

/// <summary>One step from the scenario as it is to the best combination.</summary>
/// <param name="Technique">The technique that is added.</param>
/// <param name="Before">The figure of the goal before it.</param>
/// <param name="After">The figure of the goal with it.</param>
public sealed record WaterfallStep(Technique Technique, double Before, double After)
{
    /// <summary>What it changes.</summary>
    public double Change => After - Before;
}
