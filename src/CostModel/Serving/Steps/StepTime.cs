namespace CostModel.Serving.Steps;

/// <summary>Seconds of a step by operation. Accelerator and host overlap, so that the parts may add up to more than <see cref="Seconds"/>.</summary>
internal struct StepTime
{
    internal double Projections;

    internal double Attention;

    internal double FeedForward;

    internal double Experts;

    internal double Communication;

    internal double Elementwise;

    internal double Head;

    internal double Host;

    /// <summary>The whole step.</summary>
    internal double Seconds;

    /// <summary>All parts on the accelerator.</summary>
    internal readonly double Accelerator => Projections + Attention + FeedForward + Experts + Communication + Elementwise + Head;
}
