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

    /// <summary>The all-reduce over all accelerators of a stage.</summary>
    internal SmallReduce Stage { get; private init; }

    /// <summary>The all-reduce over the accelerators that split attention.</summary>
    internal SmallReduce Attention { get; private init; }

    /// <summary>Seconds to start dispatch and combine of an expert layer.</summary>
    internal double ExchangeLatency { get; private init; }

    /// <summary>Seconds from one pipeline stage to the next.</summary>
    internal double Hop { get; private init; }

    internal static StepNetwork Of(HardwareProfile hardware, Engine engine, ServingConstants constants, ServingLayout layout) => new()
    {
        Stage = ReduceOver(layout.Stage, hardware, engine, constants),
        Attention = ReduceOver(layout.Tensor, hardware, engine, constants),
        ExchangeLatency = constants.ExchangeLaunch * 2 * Math.Sqrt(layout.Stage / 8.0),
        Hop = hardware.Kernels.ScaleUp.Latency.TotalSeconds,
    };

    private static SmallReduce ReduceOver(int members, HardwareProfile hardware, Engine engine, ServingConstants constants)
    {
        KernelProfile kernels = hardware.Kernels;
        double domain = hardware.ScaleUp is { Domain: > 0 } link ? link.Domain : 1;
        double outer = hardware.ScaleOut?.BandwidthPerDirection.TotalBytesPerSecond ?? UnknownLink;
        double inner = hardware.ScaleUp?.BandwidthPerDirection.TotalBytesPerSecond ?? outer;
        double bandwidth = inner < 100e9 ? inner * constants.SlowLinkBandwidth : inner * kernels.ScaleUp.Bandwidth * constants.ReduceBandwidth;
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
