using CostModel.Hardware;
using CostModel.Kernels;
using CostModel.Models;
using CostModel.Validation;

namespace CostModel.Training;

/// <summary>A run at operator depth: its models of time and memory, and the layout that was given or found.</summary>
internal sealed class OperatorTraining
{
    private OperatorTraining(StepModel step, MemoryModel memory, StepSettings settings, double capacity)
    {
        Step = step;
        Memory = memory;
        Settings = settings;
        Time = step.Evaluate(settings);
        MemoryUse = memory.Evaluate(settings);
        Capacity = capacity;
    }

    internal StepModel Step { get; }

    internal MemoryModel Memory { get; }

    internal StepSettings Settings { get; }

    internal StepTime Time { get; }

    internal MemoryUse MemoryUse { get; }

    internal double Capacity { get; }

    /// <summary>Model FLOPs of a token, and those of what the backward pass computes again.</summary>
    internal double HardwareFlopsPerToken { get; private init; }

    /// <summary>What measurements outside the fit say of such a prediction of speed.</summary>
    internal ErrorBand SpeedBand { get; private init; }

    internal double TokensPerSecondPerChip => Settings.StepTokens / (Time.Seconds * Settings.Chips);

    /// <summary>Resolves a run that was found complete, or reports what is wrong with its layout.</summary>
    internal static OperatorTraining? Of(
        TrainingRun run,
        ModelArchitecture model,
        HardwareProfile hardware,
        int chips,
        FaultCollector faults)
    {
        TrainingStack stack = run.Stack ?? TrainingStackCatalog.DefaultFor(hardware, run.Method ?? TrainingMethod.Full);
        TrainingPrecision precision = run.Precision ?? TrainingPrecision.Bf16;
        int sequence = SequenceLength(run, model);
        int batch = GlobalBatch.Sequences(run.BatchTokens, chips, sequence);
        int before = faults.Count;
        LayoutFaults.Check(run, model, chips, batch, sequence, faults);
        if (faults.Count > before)
        {
            return null;
        }

        OptimizerKind optimizer = run.Optimizer ?? OptimizerKind.Adam;
        var step = new StepModel(model, hardware, stack, TrainingConstants.Default, precision, FineTuning.Of(run), PowerCap.Clock(run, hardware))
        {
            Network = NetworkOf(run, hardware),
            PagedBytes = Optimizers.PagedBytes(optimizer),
            ContextMethod = run.Layout.ContextMethod ?? ContextMethod.Ring,
        };
        double capacity = hardware.UsableMemory.TotalBytes;
        var memory = new MemoryModel(step, optimizer, precision) { Capacity = capacity };
        if (run.GradientPrecision is { } gradients)
        {
            memory = new MemoryModel(step, optimizer, precision) { Capacity = capacity, GradientBytes = GradientPrecisions.Bytes(gradients) };
        }

        int domain = (int)Math.Min(step.Network.Domain, 64);
        var space = new LayoutSpace(model, run.Layout, stack, chips, batch, sequence, domain, step.FineTuning is not null);
        var search = new LayoutSearch(step, memory, capacity);
        space.Visit(ref search);
        if (search.Fastest is null && run.GradientPrecision is null && memory.GradientBytes > GradientPrecisions.Bytes(GradientPrecision.Bf16))
        {
            var narrow = new MemoryModel(step, optimizer, precision) { Capacity = capacity, GradientBytes = GradientPrecisions.Bytes(GradientPrecision.Bf16) };
            var narrower = new LayoutSearch(step, narrow, capacity);
            space.Visit(ref narrower);
            bool fitsOnlySo = search.Smallest is { } tight && memory.Evaluate(tight).Total > capacity;
            if (fitsOnlySo && (narrower.Fastest ?? narrower.Smallest) is { } found && narrow.Evaluate(found).Total <= capacity)
            {
                (memory, search) = (narrow, narrower);
            }
        }

        if ((search.Fastest ?? search.Smallest) is not { } settings)
        {
            faults.Add(new Fault(
                FaultCodes.Layout,
                "training.parallelism",
                FormattableString.Invariant($"no layout of {chips} chips divides the model's heads and layers and a batch of {batch} sequences"),
                "change training.chips or training.batchTokens"));
            return null;
        }

        return new OperatorTraining(step, memory, settings, capacity)
        {
            // No run with adapters is in the fit: their band is that of runs whose software is not known.
            SpeedBand = TrainingErrors.Default.Of(
                hardware, precision, model, run.Stack is not null && run.KnowsStack && step.FineTuning is null, run.Layout.StatesDegrees(chips)),
            HardwareFlopsPerToken = TrainingFlops.WithRecomputation(model, sequence, settings.Recompute, settings.SelectiveRecompute, step.FineTuning),
        };
    }

    /// <summary>Whether the layout fits, and the first change of the usual ones that would make it fit.</summary>
    internal TrainingFeasibility Feasibility()
    {
        bool fits = MemoryUse.Total <= Capacity;
        return new TrainingFeasibility(fits, Bytes.FromBytes(MemoryUse.Total), Bytes.FromBytes(Capacity), fits ? null : Remedy());
    }

    /// <summary>Tokens of a training sequence: the model's context, but no more than 4,096, which most pre-training runs use.</summary>
    internal static int SequenceLength(TrainingRun run, ModelArchitecture model)
        => run.SequenceLength ?? (model.ContextLength > 0 ? Math.Min(model.ContextLength, 4096) : 4096);

    private static Network NetworkOf(TrainingRun run, HardwareProfile hardware)
    {
        var network = Network.Of(hardware);
        return run.NetworkBandwidth is { } bandwidth
            ? network.WithOuter(bandwidth.TotalBytesPerSecond * hardware.Kernels.ScaleOut.Bandwidth)
            : network;
    }

    private string Remedy()
    {
        (string Change, StepSettings Settings)[] changes =
        [
            ("full recomputation", Settings with { Recompute = 1 }),
            ("ZeRO-3 sharding", Settings with { Sharding = ParameterSharding.Zero3, ShardGroup = Settings.Replicas }),
            ("ZeRO-3 sharding and full recomputation",
                Settings with { Sharding = ParameterSharding.Zero3, ShardGroup = Settings.Replicas, Recompute = 1 }),
            ("a micro-batch of 1 with full recomputation", Settings with { MicroBatch = 1, Recompute = 1 }),
        ];
        foreach ((string change, StepSettings settings) in changes)
        {
            if (Memory.Evaluate(settings).Total <= Capacity)
            {
                return $"{change} would make it fit";
            }
        }

        double states = Memory.Evaluate(changes[2].Settings).States * Settings.Replicas * Settings.Tensor * Settings.Pipeline;
        double chips = Math.Ceiling(states / (0.6 * Capacity));
        return FormattableString.Invariant($"about {chips:0} chips would hold the weights, gradients and optimizer states");
    }
}
