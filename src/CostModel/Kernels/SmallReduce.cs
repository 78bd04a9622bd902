namespace CostModel.Kernels;

/// <summary>The all-reduce of a tensor-parallel layer at the sizes that serving steps have: a latency, then bytes over the link.</summary>
/// <param name="Members">Accelerators that add up; 1 for none.</param>
/// <param name="Latency">Seconds of the smallest reduce.</param>
/// <param name="BytesPerSecond">Bus bandwidth of one accelerator and direction.</param>
internal readonly record struct SmallReduce(double Members, double Latency, double BytesPerSecond)
{
    /// <summary>Seconds to add up a message that every member holds; 2 (n-1)/n of its bytes cross each link.</summary>
    internal double Seconds(double bytes)
        => Members <= 1 ? 0 : Latency + (2 * (Members - 1) / Members * bytes / BytesPerSecond);
}
