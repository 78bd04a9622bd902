namespace CostModel.Training;

/// <summary>Whether a run fits into memory, and what would make it fit.</summary>
/// <param name="Fits">Whether it fits.</param>
/// <param name="Needed">Memory that the fullest accelerator needs.</param>
/// <param name="Available">Memory that an accelerator has.</param>
/// <param name="Remedy">The change that would make it fit; null where it does.</param>
public sealed record TrainingFeasibility(bool Fits, Bytes Needed, Bytes Available, string? Remedy)
{
    /// <summary>What is missing; zero where it fits.</summary>
    public Bytes Shortfall => Fits ? Bytes.Zero : Needed - Available;
}
