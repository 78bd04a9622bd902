using CostModel.Hardware;
using CostModel.Kernels;
using CostModel.Serving.Constants;
using CostModel.Serving.Engines;

namespace CostModel.Serving.Steps;

/// <summary>What the kernels of a step reach on one accelerator under one engine: the hardware's tables times the fitted shares.</summary>
internal readonly record struct StepRates
{
    /// <summary>What a narrower format that nobody measured on this hardware reaches of its half-precision kernel, and its extra latency.</summary>
    private static readonly (double Compute, double Memory, double Latency) s_unmeasured = (0.75, 0.95, 3e-6);

    internal MatrixRates Dense { get; private init; }

    internal MatrixRates Expert { get; private init; }

    internal MatrixRates Head { get; private init; }

    internal double CacheBytesPerSecond { get; private init; }

    internal double AttentionLatency { get; private init; }

    internal double PromptFlopsPerSecond { get; private init; }

    internal double PromptHalfLength { get; private init; }

    /// <summary>Rate of half-precision products, for the matrix form of recurrent layers.</summary>
    internal double HalfFlopsPerSecond { get; private init; }

    internal double StreamBytesPerSecond { get; private init; }

    internal static StepRates Of(
        HardwareProfile hardware, Engine engine, ServingConstants constants, WeightFormat dense, WeightFormat experts, bool isNarrowCache)
    {
        double bandwidth = hardware.MemoryBandwidth.TotalBytesPerSecond;
        GemmKernel half = hardware.Kernels.GemmOf(NumberFormat.Bf16);
        double halfPeak = hardware.DensePeak(NumberFormat.Bf16).TotalFlopsPerSecond;
        MatrixRates head = MatrixOf(
            hardware, engine, constants, WeightFormat.Bf16, dense.Class == WeightClass.Gguf ? WeightClass.Gguf : WeightClass.Half);
        return new StepRates
        {
            Dense = MatrixOf(hardware, engine, constants, dense, dense.ClassOn(hardware)),
            Expert = ExpertOf(hardware, engine, constants, experts),
            Head = head,
            CacheBytesPerSecond = hardware.Kernels.DecodeAttention.Memory * bandwidth * constants.AttentionMemory * engine.Attention
                * (isNarrowCache ? constants.NarrowCacheMemory : 1),
            AttentionLatency = hardware.Kernels.DecodeAttention.Latency.TotalSeconds * constants.AttentionLatency * engine.Latency,
            PromptFlopsPerSecond = hardware.Kernels.PrefillAttention.Compute * halfPeak * constants.PromptAttention,
            PromptHalfLength = hardware.Kernels.PrefillAttention.HalfLength * constants.PromptHalfLength,
            HalfFlopsPerSecond = half.Compute * halfPeak,
            StreamBytesPerSecond = hardware.Kernels.Stream * bandwidth,
        };
    }

    private static MatrixRates MatrixOf(
        HardwareProfile hardware, Engine engine, ServingConstants constants, WeightFormat format, WeightClass weights)
    {
        (GemmKernel kernel, double peak) = KernelOf(hardware, weights is WeightClass.WeightOnly ? NumberFormat.Bf16 : format.Computed);
        MatrixShares shares = constants.MatrixOf(weights);
        return new MatrixRates(
            kernel.Compute * peak * shares.Compute * engine.Compute,
            kernel.Memory * hardware.MemoryBandwidth.TotalBytesPerSecond * shares.Memory * engine.Weights,
            kernel.Latency.TotalSeconds * shares.Latency * engine.Latency);
    }

    private static MatrixRates ExpertOf(HardwareProfile hardware, Engine engine, ServingConstants constants, WeightFormat format)
    {
        WeightClass weights = format.ClassOn(hardware);
        (GemmKernel kernel, double peak) = KernelOf(hardware, weights is WeightClass.WeightOnly ? NumberFormat.Bf16 : format.Computed);
        ExpertShares shares = constants.ExpertOf(weights);
        return new MatrixRates(
            kernel.Compute * peak * shares.Compute * engine.Experts * engine.Compute,
            hardware.MemoryBandwidth.TotalBytesPerSecond * shares.Memory * engine.Experts,
            (constants.ExpertLaunch + (weights is WeightClass.Fp8 or WeightClass.EightBitInteger ? constants.ExpertQuantize : 0)) * engine.ExpertLatency);
    }

    private static (GemmKernel Kernel, double Peak) KernelOf(HardwareProfile hardware, NumberFormat format)
    {
        NumberFormat computed = hardware.ComputedIn(format);
        double peak = hardware.DensePeak(format).TotalFlopsPerSecond;
        GemmKernel kernel = hardware.Kernels.GemmOf(computed);
        bool isNarrow = computed is NumberFormat.Fp8 or NumberFormat.Fp4 or NumberFormat.Int8;
        return !isNarrow || hardware.Kernels.Gemm.ContainsKey(computed)
            ? (kernel, peak)
            : (kernel with
            {
                Compute = kernel.Compute * s_unmeasured.Compute,
                Memory = kernel.Memory * s_unmeasured.Memory,
                Latency = kernel.Latency + Duration.FromSeconds(s_unmeasured.Latency),
            }, peak);
    }
}
