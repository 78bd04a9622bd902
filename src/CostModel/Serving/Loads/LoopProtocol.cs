namespace CostModel.Serving.Loads;

/// <summary>How a closed loop is driven, which decides the time to first token more than anything else.</summary>
/// <param name="Rounds">
/// Requests over concurrency, all sent as fast as the loop allows and the first ones at once; 0 for a loop long enough that its start does not count.
/// </param>
/// <param name="HasEqualLengths">Whether all requests are equally long, so that those which start together stay together.</param>
internal readonly record struct LoopProtocol(double Rounds, bool HasEqualLengths)
{
    /// <summary>A long loop over requests of different lengths.</summary>
    internal static LoopProtocol Steady { get; }
}
