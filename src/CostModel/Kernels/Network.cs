using CostModel.Hardware;

namespace CostModel.Kernels;

/// <summary>
/// A two-tier network: a scale-up domain, and links between domains. A ring whose members fill a domain uses the outer links of all of
/// them, so that its bandwidth is the smaller of the inner link and of the outer link times the members per domain.
/// </summary>
internal readonly record struct Network
{
    private Network(double domain, double inner, double outer, double innerLatency, double outerLatency)
    {
        Domain = domain;
        Inner = inner;
        Outer = outer;
        InnerLatency = innerLatency;
        OuterLatency = outerLatency;
    }

    /// <summary>Accelerators of a scale-up domain.</summary>
    internal double Domain { get; }

    /// <summary>Achieved bytes a second of one accelerator and direction within a domain.</summary>
    internal double Inner { get; }

    /// <summary>Achieved bytes a second of one accelerator and direction between domains.</summary>
    internal double Outer { get; }

    internal double InnerLatency { get; }

    internal double OuterLatency { get; }

    /// <summary>The network of an accelerator at the bandwidths that its collectives reach.</summary>
    internal static Network Of(HardwareProfile hardware)
    {
        KernelProfile kernels = hardware.Kernels;
        double domain = hardware.ScaleUp is { Domain: > 0 } link ? link.Domain : Math.Max(1, hardware.ChipsPerNode);
        double outer = hardware.ScaleOut?.BandwidthPerDirection.TotalBytesPerSecond * kernels.ScaleOut.Bandwidth ?? 0;
        double inner = hardware.ScaleUp?.BandwidthPerDirection.TotalBytesPerSecond * kernels.ScaleUp.Bandwidth ?? outer;
        return new Network(
            hardware.ScaleUp is null ? 1 : domain,
            inner,
            outer > 0 ? outer : inner,
            kernels.ScaleUp.Latency.TotalSeconds,
            kernels.ScaleOut.Latency.TotalSeconds);
    }

    /// <summary>The same network with another bandwidth between domains.</summary>
    internal Network WithOuter(double bytesPerSecond) => new(Domain, Inner, bytesPerSecond, InnerLatency, OuterLatency);

    /// <summary>Bytes a second of each member of a group whose members stand <paramref name="stride"/> accelerators apart.</summary>
    internal double GroupBandwidth(double size, double stride)
    {
        if (size * stride <= Domain)
        {
            return Inner;
        }

        double perDomain = Math.Max(1, Math.Min(Domain / stride, size));
        return Math.Min(Inner, Outer * perDomain);
    }

    /// <summary>
    /// Bytes a second of each member that sends a part to every other: only those in other domains go over its outer link, but for them there is no
    /// other way.
    /// </summary>
    internal double AllToAllBandwidth(double size, double stride)
    {
        double perDomain = Math.Clamp(Math.Floor(Domain / stride), 1, size);
        double outside = (size - perDomain) / Math.Max(1, size - 1);
        return outside <= 0 ? Inner : Math.Min(Inner / Math.Max(1e-9, 1 - outside), Outer / outside);
    }

    /// <summary>Start-up time of a collective of such a group.</summary>
    internal double GroupLatency(double size, double stride) => size * stride <= Domain ? InnerLatency : OuterLatency;

    /// <summary>
    /// Seconds to add up <paramref name="bytes"/> over a ring, or to reduce-scatter and gather them: 2 (n-1)/n times the bytes.
    /// Source: Patarasuk and Yuan 2009, J. Parallel Distrib. Comput. 69.
    /// </summary>
    internal double AllReduceSeconds(double bytes, double size, double stride)
        => size <= 1 ? 0 : GroupLatency(size, stride) + (2 * (size - 1) / size * bytes / GroupBandwidth(size, stride));

    /// <summary>Seconds to gather <paramref name="bytes"/> in total from all members, or to reduce-scatter them.</summary>
    internal double AllGatherSeconds(double bytes, double size, double stride)
        => size <= 1 ? 0 : (size - 1) / size * bytes / GroupBandwidth(size, stride);

    /// <summary>Bytes a second between neighbouring stages of a pipeline.</summary>
    internal double NeighbourBandwidth(double stage, double stages) => stage * stages <= Domain ? Inner : Outer;
}
