namespace CostModel.Documents.Analysis;

/// <summary>How far a sweep is. What is reported is on disk and survives the end of the process.</summary>
/// <param name="Done">Points finished.</param>
/// <param name="Total">Points of this part.</param>
/// <param name="PerSecond">Points a second since the start.</param>
public readonly record struct SweepProgress(long Done, long Total, double PerSecond)
{
    /// <summary>Time that the rest takes at this rate.</summary>
    public TimeSpan Left => PerSecond > 0 ? TimeSpan.FromSeconds((Total - Done) / PerSecond) : TimeSpan.MaxValue;
}
