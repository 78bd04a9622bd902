using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Training;

namespace CostModel.Documents.Observations;

/// <summary>The training run that a row of measurements describes. What the row leaves blank, the run leaves open.</summary>
internal static partial class ObservedTraining
{
    private static readonly FrozenDictionary<string, TrainingPrecision> s_precisions = new Dictionary<string, TrainingPrecision>(StringComparer.Ordinal)
    {
        ["bf16"] = TrainingPrecision.Bf16,
        ["fp16"] = TrainingPrecision.Fp16,
        ["fp8"] = TrainingPrecision.Fp8,
        ["mxfp8"] = TrainingPrecision.Mxfp8,
        ["nvfp4"] = TrainingPrecision.Nvfp4,
        ["fp32"] = TrainingPrecision.Fp32,
        ["tf32"] = TrainingPrecision.Fp32,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The run, or null with the reason why it cannot be expressed.</summary>
    internal static TrainingRun? Of(ObservationRow row, CatalogSet catalogs, out string reason)
    {
        reason = "";
        if (!catalogs.Hardware.TryGet(row["hardware"], out HardwareProfile? hardware))
        {
            reason = $"the catalog holds no hardware '{row["hardware"]}'";
            return null;
        }

        if (ObservedArchitecture.Of(row, catalogs) is not { } architecture)
        {
            reason = $"the row has no architecture, and the catalog no model '{row["model"]}'";
            return null;
        }

        if (row.Integer("num_chips") is not { } chips || chips < 1)
        {
            reason = "num_chips is missing";
            return null;
        }

        if (row["model"].Contains("w/o MTP", StringComparison.OrdinalIgnoreCase))
        {
            architecture = architecture with { PredictionModules = 0 };
        }

        int sequence = row.Integer("seq_len") ?? 2048;
        TrainingStack stack = StackOf(row, hardware, catalogs);
        TrainingLayout layout = LayoutOf(row, chips, stack);
        return new TrainingRun
        {
            Model = Model.OfArchitecture(row["model"], row["model"], architecture),
            Tokens = Tokens.FromBillions(1),
            Hardware = hardware,
            Chips = chips,
            SequenceLength = sequence,
            BatchTokens = BatchOf(row, layout, chips, sequence),
            Precision = PrecisionOf(row),
            Stack = stack,
            KnowsStack = catalogs.Stacks.TryGet(row["stack"], out _) || TrainingStackCatalog.Names(StackText(row)),
            Layout = layout,
            NetworkBandwidth = NetworkOf(row["notes"], hardware),
            Method = MethodOf(row["method"]),
            AdapterRank = row.Integer("adapter_rank"),
            AdapterTargets = TargetsOf(row["adapter_targets"]),
            Depth = Depth.Operator,
        };
    }

    private static string StackText(ObservationRow row) => row["stack"] is { Length: > 0 } stack ? stack : row["source"] + " " + row["notes"];

    /// <summary>The software by the id or name in its column; else by what the source and the notes name.</summary>
    private static TrainingStack StackOf(ObservationRow row, HardwareProfile hardware, CatalogSet catalogs)
        => catalogs.Stacks.TryGet(row["stack"], out TrainingStack? exact)
            ? exact
            : catalogs.Stacks[TrainingStackCatalog.Named(StackText(row), DateOf(row), hardware).Id];

    private static TrainingLayout LayoutOf(ObservationRow row, int chips, TrainingStack stack)
    {
        int? tensor = row.Integer("tp");
        int? pipeline = row.Integer("pp");
        int? context = row.Integer("cp");
        int? data = row.Integer("dp");
        bool addsUp = tensor is { } t && pipeline is { } p && data is { } d && t * p * d * (context ?? 1) == chips;
        return new TrainingLayout
        {
            Tensor = tensor,
            Pipeline = pipeline,
            VirtualPipeline = row.Integer("vpp") ?? InterleavedChunks(row),
            Context = context ?? (tensor is null ? null : 1),
            Expert = row.Integer("ep"),
            ExpertTensor = ExpertTensor().Match(row["notes"]) is { Success: true } match ? (int)Number(match.Groups[1]) : null,
            Data = addsUp ? data : null,
            MicroBatch = row.Integer("micro_batch") * (stack.BatchPerDevice ? (tensor ?? 1) * (context ?? 1) : 1),
            Sharding = row["sharding"] switch
            {
                "none" => ParameterSharding.None,
                "zero1" => ParameterSharding.Zero1,
                "zero2" => ParameterSharding.Zero2,
                "zero3" => ParameterSharding.Zero3,
                _ => null,
            },
            ShardGroup = row.Integer("shard_group"),
            Recompute = RecomputeOf(row),
            SelectiveRecompute = FirstWord(row["recompute"]) == "selective" ? true : null,
            Schedule = ScheduleOf(row["notes"]),
        };
    }

    /// <summary>One layer for each chunk where the notes call the pipeline interleaved and say no more.</summary>
    private static int? InterleavedChunks(ObservationRow row)
        => row["notes"].Contains("interleaved", StringComparison.OrdinalIgnoreCase)
            && row.Integer("pp") is { } stages and > 1 && row.Integer("layers") is { } layers
            ? (layers + stages - 1) / stages
            : null;

    /// <summary>
    /// The batch that is stated; without pipelining and accumulation it is one micro-batch for each replica; else it is left open.
    /// </summary>
    private static Tokens? BatchOf(ObservationRow row, TrainingLayout layout, int chips, int sequence)
    {
        if (row.Number("global_batch_seqs") is { } sequences)
        {
            return Tokens.FromTokens(sequences * sequence);
        }

        return layout is { MicroBatch: { } micro, Pipeline: null or 1, Tensor: { } tensor }
            ? Tokens.FromTokens((double)micro * (chips / (tensor * (layout.Context ?? 1))) * sequence)
            : null;
    }

    private static Ratio? RecomputeOf(ObservationRow row)
    {
        Match partial = LayersOfLayers().Match(row["recompute_detail"]);
        if (partial.Success)
        {
            return Ratio.FromFraction(Number(partial.Groups[1]) / Number(partial.Groups[2]));
        }

        return FirstWord(row["recompute"]) switch
        {
            "full" => Ratio.FromFraction(1),
            "none" or "selective" => Ratio.FromFraction(0),
            _ => null,
        };
    }

    private static TrainingMethod? MethodOf(string text) => text switch
    {
        "full" => TrainingMethod.Full,
        "lora" => TrainingMethod.Lora,
        "qlora" => TrainingMethod.QLora,
        _ => null,
    };

    private static AdapterTargets? TargetsOf(string text) => text switch
    {
        "query-value" => AdapterTargets.QueryValue,
        "attention" => AdapterTargets.Attention,
        "all-linear" => AdapterTargets.AllLinear,
        _ => null,
    };

    private static TrainingPrecision PrecisionOf(ObservationRow row)
    {
        string precision = FirstWord(row["precision"]);
        bool isBlock = precision == "fp8" && row["precision_detail"].Contains("block", StringComparison.OrdinalIgnoreCase);
        return isBlock ? TrainingPrecision.Fp8Block : s_precisions.GetValueOrDefault(precision, TrainingPrecision.Bf16);
    }

    /// <summary>The date of the software: a release such as 25.04 or a preprint's number in the source, else the middle of the row's year.</summary>
    private static double DateOf(ObservationRow row)
    {
        Match release = Release().Match(row["source"]);
        Match preprint = Preprint().Match(row["source"]);
        Match dated = release.Success ? release : preprint;
        return row.Number("year") is { } year && !release.Success ? year + 0.5
            : dated.Success ? 2000 + Number(dated.Groups[1]) + ((Number(dated.Groups[2]) - 1) / 12)
            : double.PositiveInfinity;
    }

    private static PipelineSchedule? ScheduleOf(string notes)
        => notes.Contains("DualPipe", StringComparison.OrdinalIgnoreCase) ? PipelineSchedule.DualPipe
            : notes.Contains("zero-bubble", StringComparison.OrdinalIgnoreCase) ? PipelineSchedule.ZeroBubble
            : null;

    /// <summary>The network between nodes where the notes state it: ports times rate, or a rate per node.</summary>
    private static BytesPerSecond? NetworkOf(string notes, HardwareProfile hardware)
    {
        Match ports = PortsTimesRate().Match(notes);
        Match perNode = RatePerNode().Match(notes);
        double gigabits = perNode.Success ? Number(perNode.Groups[1])
            : ports.Success ? Number(ports.Groups[1]) * Number(ports.Groups[2])
            : 0;
        return gigabits > 0 ? BytesPerSecond.FromGigabitsPerSecond(gigabits / hardware.ChipsPerNode) : null;
    }

    /// <summary>What stands before a remark, such as <c>selective</c> of <c>selective + sequence parallel</c>.</summary>
    private static string FirstWord(string text) => text.Split(' ', 2)[0];

    private static double Number(Group group) => double.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d+) of (\d+) layers")]
    private static partial Regex LayersOfLayers();

    [GeneratedRegex(@"(?<!\d)(2[3-9])\.(0[1-9]|1[0-2])(?!\d)")]
    private static partial Regex Release();

    [GeneratedRegex(@"arXiv:(\d\d)(0[1-9]|1[0-2])\.\d")]
    private static partial Regex Preprint();

    [GeneratedRegex(@"ETP ?= ?(\d+)")]
    private static partial Regex ExpertTensor();

    [GeneratedRegex(@"(\d+)x(\d+) ?Gb")]
    private static partial Regex PortsTimesRate();

    [GeneratedRegex(@"(\d+) ?Gb(?:ps|/s)?(?: per |/| )node")]
    private static partial Regex RatePerNode();
}
