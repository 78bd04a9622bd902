using CostModel.Hardware;
using CostModel.Kernels;
using CostModel.Models;
using CostModel.Validation;

namespace CostModel.Training;

/// <summary>
/// The models of time and memory of a run at operator depth. They depend on names alone, such as the accelerator and the stack, and stay the
/// same while its numbers vary, so that a sweep pays for a layout and not for them.
/// </summary>
internal sealed class TrainingModels
{
    private readonly ModelArchitecture _architecture;
    private readonly ModelDivisions _divisions;
    private readonly HardwareProfile _hardware;
    private readonly TrainingStack _stack;
    private readonly TrainingPrecision _precision;
    private readonly OptimizerKind _optimizer;
    private readonly double _capacity;
    private BytesPerSecond? _bandwidth;
    private StepModel _step;
    private MemoryModel _memory;

    /// <summary>The models of a run whose names are known.</summary>
    internal TrainingModels(TrainingRun run, ModelArchitecture architecture, HardwareProfile hardware)
    {
        _architecture = architecture;
        _divisions = ModelDivisions.Of(architecture);
        _hardware = hardware;
        _stack = run.Stack ?? TrainingStackCatalog.DefaultFor(hardware, run.Method ?? TrainingMethod.Full);
        _precision = PrecisionOf(run);
        _optimizer = run.Optimizer ?? OptimizerKind.Adam;
        _capacity = hardware.UsableMemory.TotalBytes;
        (_step, _memory) = ModelsAt(run);
    }

    internal static TrainingPrecision PrecisionOf(TrainingRun run) => run.Precision ?? TrainingPrecision.Bf16;

    /// <summary>The model of a run's step on some hardware, under some software and constants.</summary>
    internal static StepModel StepOf(TrainingRun run, ModelArchitecture architecture, HardwareProfile hardware, TrainingStack stack, TrainingConstants constants)
    {
        var network = Network.Of(hardware);
        return new StepModel(architecture, hardware, stack, constants, PrecisionOf(run), FineTuning.Of(run), PowerCap.Clock(run, hardware))
        {
            PagedBytes = Optimizers.PagedBytes(run.Optimizer ?? OptimizerKind.Adam),
            ContextMethod = run.Layout.ContextMethod ?? ContextMethod.Ring,
            Network = run.NetworkBandwidth is { } between ? network.WithOuter(between.TotalBytesPerSecond * hardware.Kernels.ScaleOut.Bandwidth) : network,
        };
    }

    /// <summary>Resolves a run that was found complete and differs from the first in numbers alone, or reports what is wrong with its layout.</summary>
    internal OperatorTraining? Resolve(TrainingRun run, int chips, FaultCollector faults)
    {
        int sequence = OperatorTraining.SequenceLength(run, _architecture);
        int batch = GlobalBatch.Sequences(run.BatchTokens, chips, sequence);
        int before = faults.Count;
        LayoutFaults.Check(run, _divisions, chips, batch, sequence, faults);
        if (faults.Count > before)
        {
            return null;
        }

        if (run.NetworkBandwidth != _bandwidth || FineTuning.Of(run) != _step.FineTuning)
        {
            (_step, _memory) = ModelsAt(run);
        }

        int domain = (int)Math.Min(_step.Network.Domain, 64);
        var space = new LayoutSpace(_divisions, run.Layout, _stack, chips, batch, sequence, domain, _step.FineTuning is not null);
        MemoryModel memory = run.GradientPrecision is { } gradients ? _memory.WithGradients(gradients) : _memory;
        var search = new LayoutSearch(_step, memory, _capacity);
        space.Visit(ref search);
        if (search.Fastest is null && run.GradientPrecision is null && _memory.GradientBytes > GradientPrecisions.Bytes(GradientPrecision.Bf16))
        {
            MemoryModel narrow = _memory.WithGradients(GradientPrecision.Bf16);
            var narrower = new LayoutSearch(_step, narrow, _capacity);
            space.Visit(ref narrower);
            bool fitsOnlySo = search.Smallest is { } tight && memory.Evaluate(tight).Total > _capacity;
            if (fitsOnlySo && (narrower.Fastest ?? narrower.Smallest) is { } found && narrow.Evaluate(found).Total <= _capacity)
            {
                (memory, search) = (narrow, narrower);
            }
        }

        if ((search.Fastest ?? search.Smallest) is { } settings)
        {
            return new OperatorTraining(run, _step, memory, settings, _capacity);
        }

        faults.Add(new Fault(
            FaultCodes.Layout,
            "training.parallelism",
            FormattableString.Invariant($"no layout of {chips} chips divides the model's heads and layers and a batch of {batch} sequences"),
            "change training.chips or training.batchTokens"));
        return null;
    }

    private (StepModel Step, MemoryModel Memory) ModelsAt(TrainingRun run)
    {
        _bandwidth = run.NetworkBandwidth;
        StepModel step = StepOf(run, _architecture, _hardware, _stack, TrainingConstants.Default);
        return (step, new MemoryModel(step, _optimizer, _precision) { Capacity = _capacity });
    }
}
