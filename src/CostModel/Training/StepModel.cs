using CostModel.Hardware;
using CostModel.Kernels;
using CostModel.Models;

namespace CostModel.Training;

/// <summary>
/// The time of one training step, operation by operation, for one model on one accelerator with one software stack and recipe.
/// Immutable; evaluating a layout allocates nothing.
/// </summary>
internal sealed partial class StepModel
{
    /// <summary>Share of the 32-bit peak that routers reach, which are computed in 32 bits.</summary>
    private const double RouterShare = 0.7;

    /// <summary>
    /// The share of a GPU's dense peak that its best products reach (A100, Bekman, ml-engineering, 2024): what a stack gained on one chip it cannot
    /// gain again on one that runs at its limit already.
    /// </summary>
    private const double MostOfPeak = 0.87;

    /// <summary>How often one rank is doubled to the 1,024 that a stack's rank wait is of.</summary>
    private const double DoublingsOfRankWait = 10;

    private readonly LayerShape[] _layers;
    private readonly TrainingConstants _constants;
    private readonly double _halfRate;
    private readonly double _routerRate;
    private readonly double _rate;
    private readonly double _peak;
    private readonly double _memory;
    private readonly double _misaligned;
    private readonly double _linkInner;
    private readonly double _linkOuter;
    private readonly double _operandBytes;
    private readonly bool _isHalf;

    internal StepModel(
        ModelArchitecture model,
        HardwareProfile hardware,
        TrainingStack stack,
        TrainingConstants constants,
        TrainingPrecision precision,
        FineTuning? fineTuning = null,
        double clock = 1)
    {
        FineTuning = fineTuning;
        Hidden = model.Hidden;
        Vocabulary = model.Vocabulary;
        LayerCount = model.LayerCount;
        TiedEmbeddings = model.TiedEmbeddings;
        LeadingLayers = Leading(model);
        Stack = stack;
        Network = Network.Of(hardware);
        PredictionModules = stack.TrainsPredictionModules ? model.PredictionModules : 0;
        _layers = LayerShape.Of(model, PredictionModules, fineTuning);
        _constants = constants;
        NumberFormat half = hardware.ComputedIn(NumberFormat.Bf16);
        NumberFormat main = hardware.ComputedIn(FormatOf(precision));
        _halfRate = clock * MatrixRate(hardware, half, stack);
        _isHalf = main == half || precision is TrainingPrecision.Bf16 or TrainingPrecision.Fp16;
        _operandBytes = _isHalf ? 2 : precision == TrainingPrecision.Nvfp4 ? 0.5 : 1;
        _rate = _isHalf ? _halfRate : clock * MatrixRate(hardware, main, stack);
        _routerRate = hardware.DensePeaks.TryGetValue(NumberFormat.Fp32, out FlopsPerSecond single)
            ? clock * single.TotalFlopsPerSecond * RouterShare
            : _halfRate;
        _peak = clock * hardware.DensePeak(half).TotalFlopsPerSecond;
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

    /// <summary>Modules that predict tokens after the next one, trained beside the layers.</summary>
    internal int PredictionModules { get; }

    internal bool TiedEmbeddings { get; }

    /// <summary>Dense layers before those with experts, all of them on the first pipeline stages.</summary>
    internal double LeadingLayers { get; }

    internal TrainingStack Stack { get; }

    internal Network Network { get; init; }

    /// <summary>Bytes of optimizer state per parameter that are kept in the host's memory and fetched for each step.</summary>
    internal double PagedBytes { get; init; }

    /// <summary>Bytes of an element of a product's input that is kept for the backward pass.</summary>
    internal double KeptInputBytes => Stack.KeepsNarrowInputs ? _operandBytes : 2;

    /// <summary>Bytes a second that streaming kernels reach.</summary>
    internal double MemoryRate => _memory;

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
            double recompute = (settings.Recompute * times.Forward) + SelectiveRecomputeSeconds(times, settings);
            passes += (layer.Count + layer.Predicting) * (times.Forward + times.Backward + recompute);
        }

        bool isPipelined = settings.Pipeline > 1;
        double logits = Logits(settings);
        double stage = (passes * SlowestStageShare(settings)) + (isPipelined ? (0.5 * logits) + HandOver(settings) : logits);
        var time = new StepTime
        {
            Stage = stage,
            Compute = (settings.MicroBatches * stage) + (isPipelined ? 0.5 * logits : 0),
            Bubble = PipelineSchedules.BubbleMicroBatches(settings.Schedule, settings.Pipeline, settings.Chunks) * stage,
            RankWait = Stack.RankWaitSeconds * Math.Log2(settings.Chips) / DoublingsOfRankWait,
        };
        DataParallel(settings, ref time);
        return time;
    }

    /// <summary>Share of all layers that the fullest pipeline stage holds.</summary>
    internal double SlowestStageShare(in StepSettings settings) => settings.Pipeline > 1
        ? Math.Ceiling(LayerCount / (settings.Pipeline * settings.Chunks)) * settings.Chunks / LayerCount
        : 1;

    /// <summary>Seconds of computing the attention core of a layer again, where that alone is chosen.</summary>
    internal double SelectiveRecomputeSeconds(in LayerTimes times, in StepSettings settings)
        => settings.SelectiveRecompute ? _constants.SelectiveShare * times.Forward : 0;

    /// <summary>Bytes of the operands and results of a product of so many equal matrices.</summary>
    internal double ProductBytes(double rows, double inner, double columns, double matrices)
        => (_operandBytes * inner * (rows + (matrices * columns))) + (2 * rows * columns);

    /// <summary>The forward pass of one layer of a group.</summary>
    internal LayerTimes Layer(in LayerShape layer, in StepSettings settings)
    {
        double tokens = settings.MicroBatchTokens;
        double tensor = settings.Tensor;
        var times = new LayerTimes { AttentionBackwardRatio = CausalAttention.FusedBackwardRatio, ProductBackwardRatio = FineTuning is null ? 2 : 1 };
        double elements = 0;
        if (layer.HasAttention)
        {
            Attention(layer, settings, ref times);
            times.ContextCommunication = ContextExchange(layer, settings, times.AttentionCore);
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
        if (FineTuning is { } tuned)
        {
            Adapters(layer, settings, tuned, ref times);
        }

        if (tensor > 1)
        {
            double start = Network.GroupLatency(tensor, 1);
            double moving = Network.AllReduceSeconds(2 * tokens * Hidden, tensor, 1) - start;
            times.TensorCommunication = 2 * layer.Parts
                * ((_constants.CollectiveStarts * start) + Exposed(moving, times.ForwardCompute / 2, Stack.TensorExposure));
        }

        return times;
    }

    /// <summary>FLOP/s that large products of a format sustain under a stack.</summary>
    private static double MatrixRate(HardwareProfile hardware, NumberFormat format, TrainingStack stack)
    {
        double kernel = hardware.Kernels.GemmOf(format).Compute;
        double share = kernel * hardware.Kernels.SustainedIn(format) * stack.MatrixShare;
        return hardware.DensePeak(format).TotalFlopsPerSecond * (stack.Compiled ? share : Math.Min(share, Math.Max(kernel, MostOfPeak)));
    }

    /// <summary>The format of the main matrix products.</summary>
    internal static NumberFormat FormatOf(TrainingPrecision precision) => precision switch
    {
        TrainingPrecision.Fp16 => NumberFormat.Fp16,
        TrainingPrecision.Fp8 or TrainingPrecision.Fp8Block or TrainingPrecision.Mxfp8 => NumberFormat.Fp8,
        TrainingPrecision.Nvfp4 => NumberFormat.Fp4,
        TrainingPrecision.Fp32 => NumberFormat.Fp32,
        _ => NumberFormat.Bf16,
    };

    private static int Leading(ModelArchitecture model)
    {
        bool isLed = model.IsMixtureOfExperts && model.Layers[0].FeedForward is DenseFeedForward && model.Layers[0].Count <= model.LayerCount / 4;
        return isLed ? model.Layers[0].Count : 0;
    }

    /// <summary>
    /// The part of a communication that computation does not hide: a share of what could run beside it, and all that is longer.
    /// </summary>
    private static double Exposed(double seconds, double computation, double share)
        => (share * Math.Min(seconds, computation)) + Math.Max(0, seconds - computation);

    /// <summary>A product of the layer: bounded by compute, and by the bytes of its operands where they are narrow.</summary>
    private double Gemm(double rows, double inner, double columns)
    {
        double bytes = ProductBytes(rows, inner, columns, 1);
        return LayerTimes.Hidden(LargeGemm.Seconds(rows, inner, columns, _rate, _constants.HalfRows, _misaligned), bytes / _memory);
    }

    /// <summary>The products of all experts of a rank with one of their matrices.</summary>
    private double GroupedGemm(double rows, double inner, double columns, double experts, double rate)
    {
        double rowsPerExpert = Math.Max(rows / experts, 1);
        double compute = 2 * rows * inner * columns / rate * (1 + (_constants.ExpertHalfRows / rowsPerExpert));
        double bytes = ProductBytes(rows, inner, columns, experts);
        return LayerTimes.Hidden(compute, bytes / _memory);
    }

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

    /// <summary>How ranks that share a sequence see all of it.</summary>
    internal ContextMethod ContextMethod { get; init; }

    /// <summary>
    /// The ring that passes keys and values of each part of a sequence to all ranks that share it, behind the attention over the part before; or the
    /// exchanges of queries, keys, values and outputs, which nothing hides, for attention needs them whole.
    /// </summary>
    private double ContextExchange(in LayerShape layer, in StepSettings settings, double attention)
    {
        double ranks = settings.Context;
        if (ranks <= 1)
        {
            return 0;
        }

        if (ContextMethod == ContextMethod.AllToAll)
        {
            double exchanged = (layer.QueryWidth + (2 * layer.KeyValueWidth) + layer.OutputWidth) / settings.Tensor;
            double sent = 2 * exchanged * settings.MicroBatchTokens * (ranks - 1) / ranks;
            return (4 * Network.GroupLatency(ranks, settings.Tensor)) + (sent / Network.AllToAllBandwidth(ranks, settings.Tensor));
        }

        double width = layer.IsLatent ? layer.LatentWidth : 2 * layer.KeyValueWidth / settings.Tensor;
        double bytes = 2 * width * settings.MicroBatchTokens * ranks;
        double seconds = Network.AllGatherSeconds(bytes, ranks, settings.Tensor);
        return ((ranks - 1) * Network.GroupLatency(ranks, settings.Tensor)) + Math.Max(0, seconds - attention);
    }

    /// <summary>Routed and shared experts; returns the elements of their activation functions.</summary>
    private double Experts(in LayerShape layer, in StepSettings settings, ref LayerTimes times)
    {
        double tokens = settings.MicroBatchTokens;
        double tensor = settings.Tensor;
        double ranks = Math.Min(settings.Expert, layer.Experts);
        double routed = tokens / tensor * layer.TopK;
        double held = layer.Experts / ranks;
        double rate = _rate * _constants.GroupedShare * Stack.ExpertMatrixShare;
        times.RoutedExperts = GroupedGemm(routed, layer.ExpertInput, layer.ExpertSize * (layer.Matrices - 1), held, rate)
            + GroupedGemm(routed, layer.ExpertSize, layer.ExpertInput, held, rate);
        double shared = (layer.Matrices * layer.SharedSize) + (2 * layer.ExpertLatent);
        times.SharedExperts = (2 * (tokens + _constants.HalfRows) * Hidden * shared / tensor / _rate)
            + (2 * tokens / tensor * Hidden * layer.Experts / _routerRate);
        times.AllToAll = AllToAll(layer, settings, routed);
        times.Wait = Stack.ExpertWaitSeconds + (Stack.PerExpertSeconds * held);
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
        double routed = tokens / settings.Tensor * layer.TopK;
        if (!_isHalf)
        {
            bytes += _constants.CastBytes * ((tokens * Hidden * 2 * layer.Parts / settings.Tensor) + activationElements
                + (layer.HasExperts ? routed * layer.ExpertInput : 0));
        }

        if (layer.HasExperts)
        {
            bytes += Stack.PermuteBytes * routed * layer.ExpertInput;
            bytes += layer.ExpertBias ? Stack.ExpertBiasBytes * routed * (layer.ExpertInput + (layer.ExpertSize * (layer.Matrices - 1))) : 0;
        }

        times.Elementwise = bytes / _memory;
        (double dense, double experts) = Trained(layer, settings);
        times.Gradients = 2 * Stack.GradientBytes * (dense + experts) / _memory;
    }

    /// <summary>The output head and the loss, forward and backward, of the model and of its prediction modules.</summary>
    private double Logits(in StepSettings settings)
    {
        double tokens = settings.MicroBatchTokens;
        double rows = Vocabulary / settings.Tensor;
        double products = FineTuning is null ? 6 : 4;
        double once = (products * (tokens + _constants.HalfRows) * Hidden * rows / _halfRate) + (_constants.LossBytes * tokens * rows / _memory);
        return (1 + PredictionModules) * once;
    }

    /// <summary>Activations and their gradients to the neighbouring stages, half of it hidden.</summary>
    private double HandOver(in StepSettings settings)
    {
        double bytes = 4 * settings.MicroBatchTokens * Hidden / (Stack.SequenceParallel ? settings.Tensor : 1);
        return 0.5 * settings.Chunks * bytes / Network.NeighbourBandwidth(settings.Tensor, settings.Pipeline);
    }
}
