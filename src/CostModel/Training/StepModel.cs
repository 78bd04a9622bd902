using CostModel.Hardware;
using CostModel.Kernels;
using CostModel.Models;

namespace CostModel.Training;

/// <summary>
/// The time of one training step, operation by operation, for one model on one accelerator with one software stack and recipe.
/// Immutable; evaluating a layout allocates nothing.
/// </summary>
internal sealed class StepModel
{
    private readonly LayerShape[] _layers;
    private readonly TrainingConstants _constants;
    private readonly double _halfRate;
    private readonly double _rate;
    private readonly double _peak;
    private readonly double _memory;
    private readonly double _misaligned;
    private readonly double _linkInner;
    private readonly double _linkOuter;
    private readonly bool _isHalf;

    internal StepModel(
        ModelArchitecture model,
        HardwareProfile hardware,
        TrainingStack stack,
        TrainingConstants constants,
        TrainingPrecision precision)
    {
        Hidden = model.Hidden;
        Vocabulary = model.Vocabulary;
        LayerCount = model.LayerCount;
        Stack = stack;
        Network = Network.Of(hardware);
        _layers = [.. model.Layers.Select(group => LayerShape.Of(group, model.Hidden))];
        _constants = constants;
        NumberFormat half = hardware.ComputedIn(NumberFormat.Bf16);
        NumberFormat main = hardware.ComputedIn(FormatOf(precision));
        _halfRate = MatrixRate(hardware, half, stack);
        _isHalf = main == half || precision is TrainingPrecision.Bf16 or TrainingPrecision.Fp16;
        _rate = _isHalf ? _halfRate : MatrixRate(hardware, main, stack);
        _peak = hardware.DensePeak(half).TotalFlopsPerSecond;
        _memory = hardware.MemoryBandwidth.TotalBytesPerSecond * hardware.Kernels.Stream;
        _misaligned = stack.Compiled ? 1 : constants.MisalignedShare;
        _linkInner = hardware.ScaleUp?.BandwidthPerDirection.TotalBytesPerSecond ?? 1e9;
        _linkOuter = hardware.ScaleOut?.BandwidthPerDirection.TotalBytesPerSecond ?? _linkInner;
        AttentionKernel = hardware.Kernels.PrefillAttention;
        AttentionShare = stack.AttentionShareOn(hardware.Generation);
    }

    internal double Hidden { get; }

    internal double Vocabulary { get; }

    internal double LayerCount { get; }

    internal TrainingStack Stack { get; }

    internal Network Network { get; init; }

    internal ReadOnlySpan<LayerShape> Layers => _layers;

    private PrefillAttentionKernel AttentionKernel { get; }

    private double AttentionShare { get; }

    /// <summary>The time of one step.</summary>
    internal StepTime Evaluate(in StepSettings settings)
    {
        double passes = 0;
        foreach (ref readonly LayerShape layer in Layers)
        {
            LayerTimes times = Layer(layer, settings);
            double recompute = (settings.Recompute * times.Forward)
                + (settings.SelectiveRecompute ? _constants.SelectiveShare * times.Forward : 0);
            passes += layer.Count * (times.Forward + times.Backward + recompute);
        }

        bool isPipelined = settings.Pipeline > 1;
        double logits = Logits(settings);
        double chunk = settings.Pipeline * settings.Chunks;
        double slowest = isPipelined ? Math.Ceiling(LayerCount / chunk) * settings.Chunks / LayerCount : 1;
        double stage = (passes * slowest) + (isPipelined ? (0.5 * logits) + HandOver(settings) : logits);
        var time = new StepTime
        {
            Stage = stage,
            Compute = (settings.MicroBatches * stage) + (isPipelined ? 0.5 * logits : 0),
            Bubble = PipelineSchedules.BubbleMicroBatches(settings.Schedule, settings.Pipeline, settings.Chunks) * stage,
            Fixed = Stack.StepSeconds,
        };
        DataParallel(settings, ref time);
        return time;
    }

    /// <summary>The forward pass of one layer of a group.</summary>
    internal LayerTimes Layer(in LayerShape layer, in StepSettings settings)
    {
        double tokens = settings.MicroBatchTokens;
        double tensor = settings.Tensor;
        var times = new LayerTimes { AttentionBackwardRatio = CausalAttention.FusedBackwardRatio };
        double elements = 0;
        if (layer.HasAttention)
        {
            Attention(layer, settings, ref times);
        }
        else if (layer.HasScan)
        {
            times.InputProjection = Gemm(tokens, Hidden, layer.ScanInputWidth / tensor);
            times.OutputProjection = Gemm(tokens, layer.ScanWidth / tensor, Hidden);
            times.Scan = tokens / tensor * Math.Max(_constants.ScanBytes * layer.ScanWidth / _memory, layer.ScanFlops / _halfRate);
            times.Launch += _constants.ScanLaunchSeconds;
        }

        if (layer.DenseSize > 0)
        {
            times.DenseFeedForward = Gemm(tokens, Hidden, layer.DenseSize * (layer.Matrices - 1) / tensor)
                + Gemm(tokens, layer.DenseSize / tensor, Hidden);
            elements = tokens * layer.DenseSize * (layer.Matrices - 1) / tensor;
        }
        else if (layer.HasExperts)
        {
            elements = Experts(layer, settings, ref times);
        }

        Elementwise(layer, settings, elements, ref times);
        times.Launch += Stack.LaunchSeconds * layer.Parts;
        double allReduce = tensor > 1
            ? _constants.CollectiveSeconds + Network.AllReduceSeconds(2 * tokens * Hidden, tensor, 1) - Network.GroupLatency(tensor, 1)
            : 0;
        times.TensorCommunication = 2 * layer.Parts * allReduce * Stack.TensorExposure;
        return times;
    }

    /// <summary>FLOP/s that large products of a format sustain under a stack.</summary>
    private static double MatrixRate(HardwareProfile hardware, NumberFormat format, TrainingStack stack)
    {
        GemmKernel kernel = hardware.Kernels.GemmOf(format);
        return hardware.DensePeak(format).TotalFlopsPerSecond * kernel.Compute * kernel.Sustained * stack.MatrixShare;
    }

    private static NumberFormat FormatOf(TrainingPrecision precision) => precision switch
    {
        TrainingPrecision.Fp16 => NumberFormat.Fp16,
        TrainingPrecision.Fp8 or TrainingPrecision.Fp8Block or TrainingPrecision.Mxfp8 => NumberFormat.Fp8,
        TrainingPrecision.Nvfp4 => NumberFormat.Fp4,
        TrainingPrecision.Fp32 => NumberFormat.Fp32,
        _ => NumberFormat.Bf16,
    };

    private double Gemm(double rows, double inner, double columns)
        => LargeGemm.Seconds(rows, inner, columns, _rate, _constants.HalfRows, _misaligned);

    private void Attention(in LayerShape layer, in StepSettings settings, ref LayerTimes times)
    {
        double tokens = settings.MicroBatchTokens;
        double tensor = settings.Tensor;
        if (layer.IsLatent)
        {
            double queries = layer.QueryRank > 0
                ? Gemm(tokens, Hidden, layer.QueryRank) + Gemm(tokens, layer.QueryRank, layer.QueryWidth / tensor)
                : Gemm(tokens, Hidden, layer.QueryWidth / tensor);
            times.InputProjection = queries + Gemm(tokens, Hidden, layer.LatentWidth) + Gemm(tokens, layer.LatentRank, layer.ExpandedWidth / tensor);
        }
        else
        {
            times.InputProjection = Gemm(tokens, Hidden, (layer.QueryWidth + (2 * layer.KeyValueWidth)) / tensor);
        }

        times.OutputProjection = Gemm(tokens, layer.OutputWidth / tensor, Hidden);
        double attended = layer.AttendedPositions(settings.SequenceLength);
        double flops = 4 * tokens * attended * layer.CoreWidth / tensor;
        flops += 2 * tokens * settings.SequenceLength / 2 * layer.SelectorWidth / tensor;
        if (Stack.FusedAttention)
        {
            times.AttentionCore = flops / CausalAttention.FusedRate(_peak, AttentionKernel, AttentionShare, settings.SequenceLength);
            return;
        }

        double scores = layer.Heads * settings.SequenceLength * tokens / tensor;
        double misaligned = layer.HeadDim % 8 == 0 ? 1 : _constants.MisalignedHeadFactor;
        double products = 2 * flops * misaligned / (_halfRate * _constants.UnfusedAttentionShare);
        double softmax = _constants.UnfusedAttentionBytes * scores / _memory;
        times.AttentionCore = products + softmax;
        times.AttentionBackwardRatio = ((2 * products) + (1.2 * softmax)) / times.AttentionCore;
    }

    /// <summary>Routed and shared experts; returns the elements of their activation functions.</summary>
    private double Experts(in LayerShape layer, in StepSettings settings, ref LayerTimes times)
    {
        double tokens = settings.MicroBatchTokens;
        double tensor = settings.Tensor;
        double ranks = Math.Min(settings.Expert, layer.Experts);
        double routed = tokens / tensor * layer.TopK;
        double rowsPerExpert = routed * ranks / layer.Experts;
        bool isAligned = layer.ExpertInput % 128 == 0 && layer.ExpertSize % 128 == 0;
        double rate = _rate * _constants.GroupedShare * (isAligned || Stack.Compiled ? 1 : _constants.ExpertMisalignedShare);
        times.RoutedExperts = 2 * routed * layer.Matrices * layer.ExpertInput * layer.ExpertSize / rate
            * (1 + (_constants.ExpertHalfRows / Math.Max(rowsPerExpert, 1)));
        double shared = (layer.Matrices * layer.SharedSize) + (2 * layer.ExpertLatent);
        times.SharedExperts = (2 * (tokens + _constants.HalfRows) * Hidden * shared / tensor / _rate)
            + (2 * tokens / tensor * Hidden * layer.Experts / _halfRate);
        times.AllToAll = AllToAll(layer, settings, routed);
        times.Launch += Stack.ExpertLaunchSeconds;
        return ((routed * layer.ExpertSize) + (tokens * layer.SharedSize / tensor)) * (layer.Matrices - 1);
    }

    /// <summary>Tokens to their experts and back. Across domains a token crosses once for each domain that holds one of its experts.</summary>
    private double AllToAll(in LayerShape layer, in StepSettings settings, double routed)
    {
        double ranks = Math.Min(settings.Expert, layer.Experts);
        if (ranks <= 1)
        {
            return 0;
        }

        double bytes = 2 * 2 * routed * layer.ExpertInput;
        double inner = _linkInner * _constants.AllToAllInner;
        double exposure = settings.Schedule == PipelineSchedule.DualPipe ? 0.1 : Stack.ExpertExposure;
        if (ranks <= Network.Domain)
        {
            return bytes * (ranks - 1) / ranks / inner * exposure;
        }

        double domains = ranks / Network.Domain;
        double reached = domains * (1 - Math.Pow(1 - (1 / domains), layer.TopK));
        double crossing = Math.Min(1, reached / layer.TopK) * (1 - (1 / domains));
        return ((bytes * crossing / (_linkOuter * _constants.AllToAllOuter)) + (bytes / inner)) * exposure;
    }

    private void Elementwise(in LayerShape layer, in StepSettings settings, double activationElements, ref LayerTimes times)
    {
        double tokens = settings.MicroBatchTokens;
        bool sharesSequence = Stack.SequenceParallel || (settings.SelectiveRecompute && !Stack.FusedAttention);
        double bytes = Stack.ElementwiseBytes * layer.Parts * tokens * Hidden / (sharesSequence ? settings.Tensor : 1);
        bytes += _constants.ActivationBytes * activationElements;
        if (!_isHalf)
        {
            double dense = layer.HasExperts ? 0 : activationElements;
            bytes += _constants.CastBytes * ((tokens * Hidden * 2 * layer.Parts / settings.Tensor) + dense);
        }

        if (layer.HasExperts)
        {
            bytes += Stack.PermuteBytes * tokens / settings.Tensor * layer.TopK * Hidden;
        }

        times.Elementwise = bytes / _memory;
    }

    /// <summary>The output head and the loss, forward and backward.</summary>
    private double Logits(in StepSettings settings)
    {
        double tokens = settings.MicroBatchTokens;
        double rows = Vocabulary / settings.Tensor;
        return (6 * (tokens + _constants.HalfRows) * Hidden * rows / _halfRate) + (_constants.LossBytes * tokens * rows / _memory);
    }

    /// <summary>Activations and their gradients to the neighbouring stages, half of it hidden.</summary>
    private double HandOver(in StepSettings settings)
    {
        double bytes = 4 * settings.MicroBatchTokens * Hidden / (Stack.SequenceParallel ? settings.Tensor : 1);
        return 0.5 * settings.Chunks * bytes / Network.NeighbourBandwidth(settings.Tensor, settings.Pipeline);
    }

    private void DataParallel(in StepSettings settings, ref StepTime time)
    {
        double dense = Hidden * Vocabulary / settings.Tensor;
        double experts = 0;
        foreach (ref readonly LayerShape layer in Layers)
        {
            dense += layer.Count * layer.DenseParameters / (settings.Tensor * settings.Pipeline);
            experts += layer.Count * layer.ExpertParameters / (settings.Pipeline * Math.Min(settings.Expert, Math.Max(1, layer.Experts)));
        }

        double replicas = settings.Replicas;
        double expertReplicas = settings.ExpertReplicas;
        double expertStride = Math.Min(settings.Expert, Network.Domain);
        bool gathersEachMicroBatch = settings.Sharding == ParameterSharding.Zero3 && settings.Pipeline <= 1;
        if (gathersEachMicroBatch)
        {
            double shards = Math.Min(settings.ShardGroup, replicas);
            double denseBandwidth = Stack.GathersOverAllPorts || shards * settings.Tensor <= Network.Domain
                ? Network.GroupBandwidth(shards, settings.Tensor)
                : Network.Outer;
            double seconds = 6 * ((dense * Others(shards) / denseBandwidth)
                + (experts * Others(expertReplicas) / Network.GroupBandwidth(expertReplicas, expertStride)));
            double hidden = Math.Min(seconds, time.Stage);
            time.DataCommunication = settings.MicroBatches * ((Stack.ShardExposure * hidden) + Math.Max(0, seconds - time.Stage));
            time.DataCommunication += BetweenShardGroups(settings, dense, shards);
        }
        else
        {
            double bytes = settings.Sharding == ParameterSharding.None ? 4 : (_isHalf ? 4 : 2) + 2;
            double seconds = bytes * ((dense * Others(replicas) / Network.GroupBandwidth(replicas, settings.Tensor))
                + (experts * Others(expertReplicas) / Network.GroupBandwidth(expertReplicas, expertStride)));
            time.DataCommunication = Stack.DataExposure * seconds;
        }

        bool isSharded = settings.Sharding != ParameterSharding.None;
        double owned = isSharded ? (dense / Math.Min(settings.ShardGroup, replicas)) + (experts / expertReplicas) : dense + experts;
        time.Optimizer = _constants.OptimizerBytes * owned / _memory;
    }

    /// <summary>Gradients of each shard are added up over the groups that hold copies, once a step.</summary>
    private double BetweenShardGroups(in StepSettings settings, double dense, double shards)
    {
        double groups = settings.Replicas / shards;
        return groups <= 1 ? 0 : Stack.DataExposure * Network.AllReduceSeconds(4 * dense / shards, groups, settings.Tensor * shards);
    }

    /// <summary>The share of a ring's bytes that each member sends.</summary>
    private static double Others(double members) => members > 1 ? (members - 1) / members : 0;
}
