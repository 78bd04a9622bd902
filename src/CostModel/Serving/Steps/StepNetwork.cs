using CostModel.Hardware;
using CostModel.Kernels;
using CostModel.Serving.Constants;
using CostModel.Serving.Engines;

namespace CostModel.Serving.Steps;

/// <summary>The collectives of a replica's layers.</summary>
internal readonly record struct StepNetwork
{
    /// <summary>Where a link is not known, a PCIe 3 slot.</summary>
    private const double UnknownLink = 16e9;

    /// <summary>What a message gains on its way through several network ports of a node, and pays to start.</summary>
    private const double OuterShare = 0.5;

    /// <summary>The all-reduce over the accelerators that split a layer.</summary>
    internal SmallReduce Reduce { get; private init; }

    /// <summary>Accelerators that fast links join.</summary>
    internal double Domain { get; private init; }

    /// <summary>Seconds to start dispatch and combine of an expert layer.</summary>
    private double ExchangeLatency { get; init; }

    /// <summary>Groups of experts, and the domains that they are spread over.</summary>
    private (double Groups, double Domains) Spread { get; init; }

    /// <summary>Bytes a second that one accelerator sends within its domain, and out of it.</summary>
    private (double Inner, double Outer) ExchangeRate { get; init; }

    /// <summary>Seconds from one pipeline stage to the next.</summary>
    internal double Hop { get; private init; }

    internal static StepNetwork Of(HardwareProfile hardware, Engine engine, ServingConstants constants, ServingLayout layout)
    {
        (double inner, double outer, double domain) = LinksOf(hardware, constants);
        return new()
        {
            Reduce = ReduceOver(layout.Tensor, hardware, engine, constants),
            Domain = domain,
            ExchangeLatency = constants.ExchangeLaunch * 2 * Math.Sqrt(layout.Stage / 8.0),
            Spread = (layout.Expert, Math.Max(1, layout.Stage / domain)),
            ExchangeRate = (inner, outer * hardware.Kernels.ScaleOut.Bandwidth),
            Hop = hardware.Kernels.ScaleUp.Latency.TotalSeconds,
        };
    }

    /// <summary>
    /// Seconds in which the rows of one accelerator travel to their experts in 8 bits and back in 16. A decoding row goes to each of its
    /// experts by itself; a prompt's row leaves the domain once for every other domain and is copied there (DeepEP's two modes).
    /// </summary>
    internal double Exchange(double decoding, double prompt, double topK, double hidden)
    {
        const double bytesThereAndBack = 3;
        double copies = Math.Max(1, Math.Min(topK, Spread.Groups));
        double abroad = 1 - (1 / Spread.Domains);
        double domains = Spread.Domains * (1 - Math.Pow(abroad, copies));
        double leaving = abroad * ((decoding * copies) + (prompt * domains));
        double bytes = hidden * bytesThereAndBack;
        return ExchangeLatency + SmoothMaximum.Of(
            ((decoding * copies * (1 - abroad)) + (prompt * copies)) * bytes / ExchangeRate.Inner, leaving * bytes / ExchangeRate.Outer);
    }

    private static (double Inner, double Outer, double Domain) LinksOf(HardwareProfile hardware, ServingConstants constants)
    {
        double outer = hardware.ScaleOut?.BandwidthPerDirection.TotalBytesPerSecond ?? UnknownLink;
        double inner = hardware.ScaleUp?.BandwidthPerDirection.TotalBytesPerSecond ?? outer;
        double reached = inner < 100e9 ? inner * constants.SlowLinkBandwidth : inner * hardware.Kernels.ScaleUp.Bandwidth * constants.ReduceBandwidth;
        return (reached, outer, hardware.ScaleUp is { Domain: > 0 } link ? link.Domain : 1);
    }

    private static SmallReduce ReduceOver(int members, HardwareProfile hardware, Engine engine, ServingConstants constants)
    {
        KernelProfile kernels = hardware.Kernels;
        (double bandwidth, double outer, double domain) = LinksOf(hardware, constants);
        double latency = engine.UsesRing
            ? constants.RingLatency * kernels.ScaleUp.Latency.TotalSeconds * (0.3 + (0.7 * Math.Min(members, 16) / 8.0))
            : constants.ReduceLatency
                * (kernels.SmallReduce.Latency.TotalSeconds + (kernels.SmallReduce.PerDoubling.TotalSeconds * (Math.Log2(Math.Max(2, members)) - 1)));
        latency *= engine.Reduce;
        if (members > domain)
        {
            latency += kernels.ScaleOut.Latency.TotalSeconds * OuterShare;
            bandwidth = Math.Min(bandwidth, outer * kernels.ScaleOut.Bandwidth * Math.Min(hardware.ChipsPerNode, members) * OuterShare);
        }

        return new SmallReduce(members, latency, bandwidth);
    }
}
