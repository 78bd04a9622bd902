using System.Collections.Immutable;
using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Hardware;

/// <summary>Reads <c>kernels</c> of a hardware file. What a file leaves out comes from the defaults of its kind of hardware.</summary>
internal static class KernelReader
{
    /// <summary>Reads the kernels of a file.</summary>
    /// <param name="kernels">Its <c>kernels</c>; null for none.</param>
    /// <param name="defaults">The defaults of its kind; null where the file is the defaults.</param>
    internal static KernelProfile Read(RecordReader? kernels, KernelProfile? defaults)
    {
        if (kernels is null)
        {
            return defaults ?? throw new InvalidOperationException("kernel defaults have no kernels");
        }

        return new KernelProfile
        {
            Gemm = ReadGemm(kernels, defaults),
            Sustained = ReadSustained(kernels.Child("sustained"), defaults),
            PrefillAttention = kernels.Child("prefillAttention") is { } prefill
                ? new PrefillAttentionKernel(Share(prefill, "compute"), Positive(prefill, "halfLength"))
                : defaults!.PrefillAttention,
            DecodeAttention = kernels.Child("decodeAttention") is { } decode
                ? new DecodeAttentionKernel(Share(decode, "memory"), decode.Quantity<Duration>("latency"))
                : defaults!.DecodeAttention,
            Stream = kernels.Has("stream") ? Share(kernels, "stream") : defaults!.Stream,
            ScaleUp = ReadCollective(kernels.Child("scaleUp")) ?? defaults!.ScaleUp,
            ScaleOut = ReadCollective(kernels.Child("scaleOut")) ?? defaults!.ScaleOut,
            SmallReduce = ReadReduce(kernels.Child("smallReduce")) ?? defaults!.SmallReduce,
            SlowSmallReduce = defaults is null ? ReadReduce(kernels.Child("slowSmallReduce")) : defaults.SlowSmallReduce,
        };
    }

    private static ImmutableDictionary<NumberFormat, GemmKernel> ReadGemm(RecordReader kernels, KernelProfile? defaults)
    {
        if (kernels.Child("gemm") is not { } gemm)
        {
            return defaults!.Gemm;
        }

        var formats = ImmutableDictionary.CreateBuilder<NumberFormat, GemmKernel>();
        foreach ((string name, NumberFormat format) in HardwareReader.Formats)
        {
            if (gemm.Child(name) is { } kernel)
            {
                formats[format] = new GemmKernel(
                    Share(kernel, "compute"),
                    Share(kernel, "memory"),
                    kernel.Quantity<Duration>("latency"));
            }
        }

        return formats.ToImmutable();
    }

    private static ImmutableDictionary<NumberFormat, double> ReadSustained(RecordReader? sustained, KernelProfile? defaults)
    {
        if (sustained is null)
        {
            return defaults!.Sustained;
        }

        var formats = ImmutableDictionary.CreateBuilder<NumberFormat, double>();
        foreach ((string name, NumberFormat format) in HardwareReader.Formats)
        {
            if (sustained.Has(name))
            {
                formats[format] = Positive(sustained, name);
            }
        }

        return formats.ToImmutable();
    }

    private static CollectiveKernel? ReadCollective(RecordReader? link)
        => link is null ? null : new CollectiveKernel(Share(link, "bandwidth"), link.Quantity<Duration>("latency"));

    private static SmallReduceKernel? ReadReduce(RecordReader? reduce)
        => reduce is null ? null : new SmallReduceKernel(reduce.Quantity<Duration>("latency"), reduce.Quantity<Duration>("perDoubling"));

    private static double Share(RecordReader record, string key)
    {
        double value = record.Number(key);
        if (record.Has(key) && value is <= 0 or > 1)
        {
            record.Refuse(key, FaultCodes.OutOfRange, FormattableString.Invariant($"'{key}' is a share above 0 and at most 1, not {value}"));
        }

        return value;
    }

    private static double Positive(RecordReader record, string key)
    {
        double value = record.Number(key);
        if (record.Has(key) && value <= 0)
        {
            record.Refuse(key, FaultCodes.OutOfRange, FormattableString.Invariant($"'{key}' must be above 0, not {value}"));
        }

        return value;
    }
}
