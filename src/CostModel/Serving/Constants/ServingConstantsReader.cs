using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Serving.Constants;

/// <summary>Reads the constants of serving steps.</summary>
internal static class ServingConstantsReader
{
    private static readonly string[] s_classes = ["half", "fp8", "int8", "fp4", "weightOnly", "gguf"];

    internal static ServingConstants Read(RecordReader record)
    {
        record.Text("id");
        CitationReader.Read(record);
        RecordReader experts = record.Child("experts")!;
        RecordReader attention = record.Child("attention")!;
        RecordReader layer = record.Child("layer")!;
        RecordReader reduce = record.Child("reduce")!;
        RecordReader host = record.Child("host")!;
        return new ServingConstants
        {
            Matrices = ByClass(
                record.Child("matrix")!,
                one => new MatrixShares(one.Number("memory"), one.Number("compute"), one.Number("latency"))),
            Experts = ByClass(experts, one => new ExpertShares(one.Number("memory"), one.Number("compute"))),
            ExpertLaunch = Seconds(experts, "launch"),
            ExpertQuantize = Seconds(experts, "quantize"),
            ExpertPadding = experts.Number("padding"),
            ExpertEvenness = experts.Number("evenness"),
            ExpertImbalance = experts.Number("imbalance"),
            ExchangeLaunch = Seconds(experts, "exchange"),
            AttentionMemory = attention.Number("memory"),
            NarrowCacheMemory = attention.Number("narrowCache"),
            AttentionLatency = attention.Number("latency"),
            PromptAttention = attention.Number("prompt"),
            PromptHalfLength = attention.Number("halfLength"),
            ElementwiseLaunch = Seconds(layer, "launch"),
            ElementwisePasses = layer.Number("passes"),
            QueryNormLaunch = Seconds(layer, "queryNorm"),
            LatentLaunch = Seconds(layer, "latent"),
            RecurrentLaunch = Seconds(layer, "recurrent"),
            RecurrentWork = layer.Number("recurrentWork"),
            SamplingPasses = layer.Number("samplingPasses"),
            ReduceLatency = reduce.Number("latency"),
            RingLatency = reduce.Number("ring"),
            ReduceBandwidth = reduce.Number("bandwidth"),
            SlowLinkBandwidth = reduce.Number("slowLink"),
            HostStep = Seconds(host, "step"),
            HostSequence = Seconds(host, "sequence"),
            HostInProcess = host.Number("inProcess"),
            HostRequest = Seconds(host, "request"),
            HostSerial = Seconds(host, "serial"),
            PromptLaunch = Seconds(host, "promptLaunch"),
            FirstToken = ReadFirstToken(record.Child("firstToken")!),
            Memory = ReadMemory(record.Child("memory")!),
            UnlabelledSpeculation = record.Number("unlabelledSpeculation"),
        };
    }

    private static FirstTokenConstants ReadFirstToken(RecordReader first) => new(
        Seconds(first, "fixed"),
        Seconds(first, "perSequence"),
        Seconds(first, "perToken"),
        first.Number("steps"),
        first.Number("prompt"),
        first.Number("burst"),
        first.Number("equalBurst"),
        first.Number("equalGrowth"),
        first.Number("wholeWave"),
        first.Number("steadyQueue"),
        first.Number("mixedShare"));

    private static MemoryShares ReadMemory(RecordReader memory) => new(
        memory.Number("ofTotal"),
        memory.Number("ofFree"),
        memory.Quantity<Bytes>("working").TotalBytes,
        memory.Quantity<Bytes>("workingOfFree").TotalBytes,
        memory.Quantity<Bytes>("workingOfDevice").TotalBytes,
        memory.Number("optimisticReserve"));

    private static ImmutableArray<T> ByClass<T>(RecordReader record, Func<RecordReader, T> read)
        => [.. s_classes.Select(name => read(record.Child(name)!))];

    private static double Seconds(RecordReader record, string key) => record.Quantity<Duration>(key).TotalSeconds;
}
