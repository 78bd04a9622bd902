using System.Collections.Immutable;

namespace CostModel.Scenarios.Inputs;

/// <summary>Every leaf: what compilation resolves before the formulas run.</summary>
internal static class Leaves
{
    internal static readonly Leaf HoursPerMonth = new("calendar.hoursPerMonth", "h/month");

    internal static readonly Leaf HoursPerYear = new("calendar.hoursPerYear", "h/year");

    /// <summary>The N of 6·N·D: all parameters of a dense model, the active ones of a mixture of experts.</summary>
    internal static readonly Leaf TrainedParameters = new("model.trainedParameters", "parameter");

    internal static readonly Leaf TrainingPeak = new("hardware.densePeak", "FLOP/s/chip");

    /// <summary>From the architecture, operation by operation.</summary>
    internal static readonly Leaf OperatorFlopsPerToken = new("model.trainingFlopsPerToken", "FLOP/token");

    internal static readonly Leaf OperatorTokensPerSecondPerChip = new("training.operatorTokensPerSecondPerChip", "token/s/chip");

    /// <summary>Model FLOPs and those of recomputation.</summary>
    internal static readonly Leaf HardwareFlopsPerToken = new("training.hardwareFlopsPerToken", "FLOP/token");

    internal static readonly Leaf StepTokens = new("training.stepTokens", "token");

    internal static readonly Leaf MemoryPerChip = new("training.memoryPerChip", "B");

    /// <summary>Power at the meter of an accelerator that trains, where the scenario says nothing of energy.</summary>
    internal static readonly Leaf TypicalDraw = new("training.typicalDraw", "W/chip");

    internal static readonly Leaf TypicalCarbonIntensity = new("training.typicalCarbonIntensity", "gCO2e/kWh");

    /// <summary>Parameters of low-rank adapters, where those alone are trained.</summary>
    internal static readonly Leaf AdapterParameters = new("training.layout.adapterParameters", "parameter");

    /// <summary>Accelerators whose best layout finishes within the deadline.</summary>
    internal static readonly Leaf ChipsForDeadline = new("training.layout.chipsForDeadline", "chip");

    internal static readonly Leaf Tensor = new("training.layout.tensor", "rank");

    internal static readonly Leaf Pipeline = new("training.layout.pipeline", "rank");

    internal static readonly Leaf Data = new("training.layout.data", "rank");

    internal static readonly Leaf Context = new("training.layout.context", "rank");

    internal static readonly Leaf Expert = new("training.layout.expert", "rank");

    /// <summary>Output tokens a second of one replica at full load under the scenario's workload.</summary>
    internal static readonly Leaf ReplicaTokensPerSecond = new("serving.replicaTokensPerSecond", "token/s");

    /// <summary>Share of a replica's time that goes into prefill.</summary>
    internal static readonly Leaf InputTimeShare = new("serving.inputTimeShare", "");

    internal static readonly Leaf FirstTokenMilliseconds = new("serving.operatorTimeToFirstToken", "ms");

    internal static readonly Leaf PerTokenMilliseconds = new("serving.operatorTimePerOutputToken", "ms");

    internal static readonly Leaf EndToEndSeconds = new("serving.operatorEndToEnd", "s");

    /// <summary>Times under random arrivals at three percentiles over their mean: first token, per token, end to end.</summary>
    internal static readonly ImmutableArray<Leaf> Percentiles =
    [
        .. ((int[])[50, 90, 99]).Select(p => new Leaf($"serving.operatorTimeToFirstTokenP{p}OverMean", "")),
        .. ((int[])[50, 90, 99]).Select(p => new Leaf($"serving.operatorTimePerOutputTokenP{p}OverMean", "")),
        .. ((int[])[50, 90, 99]).Select(p => new Leaf($"serving.operatorEndToEndP{p}OverMean", "")),
    ];

    /// <summary>Requests in flight on one replica.</summary>
    internal static readonly Leaf Concurrency = new("serving.operatorConcurrency", "request");

    /// <summary>Requests that the cache of one replica has room for.</summary>
    internal static readonly Leaf MaxConcurrency = new("serving.operatorMaxConcurrency", "request");

    /// <summary>Conversations of one replica between an answer and the next question.</summary>
    internal static readonly Leaf WaitingConversations = new("serving.operatorWaitingConversations", "conversation");

    internal static readonly Leaf ReuseFromMemory = new("serving.operatorReuseFromMemory", "");

    internal static readonly Leaf ReuseFromHost = new("serving.operatorReuseFromHost", "");

    internal static readonly Leaf HistoryReload = new("serving.operatorHistoryReload", "ms");

    internal static readonly Leaf HistoryRecompute = new("serving.operatorHistoryRecompute", "ms");

    /// <summary>Power at the meter of an accelerator that serves, where the scenario says nothing of energy.</summary>
    internal static readonly Leaf ServingDraw = new("serving.typicalDraw", "W/chip");

    /// <summary>The same of an accelerator that makes images.</summary>
    internal static readonly Leaf ImageDraw = new("image.typicalDraw", "W/chip");

    internal static readonly Leaf CacheGigabytes = new("serving.operatorCache", "GB/chip");

    internal static readonly Leaf WeightGigabytes = new("serving.operatorWeights", "GB/chip");

    internal static readonly ImmutableArray<Leaf> All =
    [
        HoursPerMonth, HoursPerYear, TrainedParameters, TrainingPeak, OperatorFlopsPerToken, OperatorTokensPerSecondPerChip,
        HardwareFlopsPerToken, StepTokens, MemoryPerChip, TypicalDraw, TypicalCarbonIntensity, AdapterParameters, ChipsForDeadline, Tensor, Pipeline, Data, Context, Expert,
        ReplicaTokensPerSecond, InputTimeShare, FirstTokenMilliseconds, PerTokenMilliseconds, EndToEndSeconds, .. Percentiles, Concurrency, MaxConcurrency,
        WaitingConversations, ReuseFromMemory, ReuseFromHost, HistoryReload, HistoryRecompute, ServingDraw, ImageDraw, CacheGigabytes, WeightGigabytes, .. EconomicsLeaves.All,
    ];
}
