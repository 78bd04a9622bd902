namespace CostModel.Efficiency;

/// <summary>What a query takes of a fully loaded replica, by resource, in seconds. Bytes and arithmetic of a decode step overlap; the longer one counts.</summary>
/// <param name="PrefillFlops">Matrix products over the prompt.</param>
/// <param name="PrefillAttention">Attention over the prompt.</param>
/// <param name="DecodeFlops">Matrix products of the answer, where arithmetic is what decode waits for.</param>
/// <param name="WeightBytes">Reading weights for the answer, where bytes are what decode waits for.</param>
/// <param name="CacheBytes">Reading the key-value cache for the answer.</param>
/// <param name="Overhead">Latencies of kernels.</param>
/// <param name="Draft">Drafting tokens that a larger model verifies.</param>
public sealed record ServingTime(
    double PrefillFlops, double PrefillAttention, double DecodeFlops, double WeightBytes, double CacheBytes, double Overhead, double Draft)
{
    /// <summary>All of it.</summary>
    public double Total => PrefillFlops + PrefillAttention + DecodeFlops + WeightBytes + CacheBytes + Overhead + Draft;

    internal ServingTime Times(double factor) => new(
        PrefillFlops * factor, PrefillAttention * factor, DecodeFlops * factor, WeightBytes * factor, CacheBytes * factor, Overhead * factor, Draft * factor);

    internal ServingTime Plus(ServingTime other) => new(
        PrefillFlops + other.PrefillFlops,
        PrefillAttention + other.PrefillAttention,
        DecodeFlops + other.DecodeFlops,
        WeightBytes + other.WeightBytes,
        CacheBytes + other.CacheBytes,
        Overhead + other.Overhead,
        Draft + other.Draft);
}
