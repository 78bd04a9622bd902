namespace CostModel.Kernels;

/// <summary>Attention of one new position per sequence over its cache: a read of the cache after a latency, so that its bandwidth rises with the bytes.</summary>
internal static class DecodeAttention
{
    /// <summary>Seconds of one layer.</summary>
    /// <param name="cacheBytes">Cache that all sequences of this accelerator read in the layer.</param>
    /// <param name="flops">Scores and weighted values; matters only where one cached vector serves many heads (MLA, MQA).</param>
    /// <param name="bytesPerSecond">Bandwidth at large caches.</param>
    /// <param name="flopsPerSecond">Rate of the matrix units in attention.</param>
    /// <param name="latency">Seconds of the smallest call.</param>
    internal static double Seconds(double cacheBytes, double flops, double bytesPerSecond, double flopsPerSecond, double latency)
        => latency + SmoothMaximum.Of(cacheBytes / bytesPerSecond, flops / flopsPerSecond);
}
