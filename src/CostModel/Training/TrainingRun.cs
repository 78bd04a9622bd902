using CostModel.Hardware;
using CostModel.Models;

namespace CostModel.Training;

/// <summary>A training or fine-tuning run: a model, tokens, and the accelerators that work on it.</summary>
public sealed record TrainingRun
{
    /// <summary>The model.</summary>
    public Model? Model { get; init; }

    /// <summary>Training tokens, above 0.</summary>
    public Tokens? Tokens { get; init; }

    /// <summary>The accelerator.</summary>
    public HardwareProfile? Hardware { get; init; }

    /// <summary>How many accelerators, at least 1.</summary>
    public int? Chips { get; init; }

    /// <summary>The accelerator and its number together.</summary>
    public Cluster? Cluster
    {
        get => Hardware is { } hardware && Chips is { } chips ? new Cluster(hardware, chips) : null;
        init => (Hardware, Chips) = (value?.Hardware, value?.Chips);
    }

    /// <summary>Tokens of one training sequence; the model's context, at most 4,096, where not given.</summary>
    public int? SequenceLength { get; init; }

    /// <summary>Tokens of one optimizer step over all accelerators; 4 million where not given.</summary>
    public Tokens? BatchTokens { get; init; }

    /// <summary>The recipe of the matrix products; bf16 where not given.</summary>
    public TrainingPrecision? Precision { get; init; }

    /// <summary>The optimizer; Adam with 32-bit states where not given.</summary>
    public OptimizerKind? Optimizer { get; init; }

    /// <summary>
    /// The format that gradients are kept and summed in, fp32 or bf16; that of the software where not given, and bf16 where only that makes it fit.
    /// </summary>
    public GradientPrecision? GradientPrecision { get; init; }

    /// <summary>What of the model is trained; all of it where not given.</summary>
    public TrainingMethod? Method { get; init; }

    /// <summary>Inner width of low-rank adapters, from 1 to the narrowest side of a matrix that has one; 8 where not given, as in PEFT and torchtune.</summary>
    public int? AdapterRank { get; init; }

    /// <summary>The matrices that have adapters; all of a layer's where not given.</summary>
    public AdapterTargets? AdapterTargets { get; init; }

    /// <summary>The software; the newest for the hardware where not given, and stated in the estimate.</summary>
    public TrainingStack? Stack { get; init; }

    /// <summary>Whether <see cref="Stack"/> is what the run uses, rather than a guess by its year: the band is wider where it is not.</summary>
    public bool KnowsStack { get; init; } = true;

    /// <summary>The layout; what it leaves open is chosen: the fastest that fits.</summary>
    public TrainingLayout Layout { get; init; } = new();

    /// <summary>Bandwidth per accelerator and direction between nodes, where it differs from the hardware's usual one.</summary>
    public BytesPerSecond? NetworkBandwidth { get; init; }

    /// <summary>A limit on the power of each accelerator; its design power where not given. Read at operator depth.</summary>
    public Power? PowerCap { get; init; }

    /// <summary>Steady model FLOPs utilisation of the dense peak. Stating it implies napkin depth.</summary>
    public Ratio? Utilization { get; init; }

    /// <summary>How often the run is interrupted; as Llama 3 405B was where not given. Read where <see cref="Goodput"/> is not given.</summary>
    public Reliability? Reliability { get; init; }

    /// <summary>
    /// The share of billed time that makes progress: what is left after failures, restarts and checkpoints. Where not given it follows from
    /// <see cref="Reliability"/>; beside a stated <see cref="Utilization"/> and no reliability it is 1, for such figures are of delivered speed.
    /// </summary>
    public Ratio? Goodput { get; init; }

    /// <summary>The time within which it must finish: asks for the number of accelerators.</summary>
    public Duration? Deadline { get; init; }

    /// <summary>Napkin or operator; operator where the architecture is known and no utilisation is stated.</summary>
    public Depth? Depth { get; init; }

    /// <summary>Validates and resolves the run.</summary>
    /// <exception cref="Validation.InvalidPlanException">Something is wrong with it; the exception lists everything.</exception>
    public CompiledTrainingRun Compile()
    {
        var faults = new Validation.FaultCollector();
        CompiledTrainingRun? compiled = TrainingCompiler.Compile(this, faults);
        faults.ThrowIfAny();
        return compiled!;
    }

    /// <summary>Validates and resolves the run, or returns null with everything that is wrong with it.</summary>
    public CompiledTrainingRun? TryCompile(Validation.FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return TrainingCompiler.Compile(this, faults);
    }

    /// <summary><see cref="Compile"/> and one evaluation.</summary>
    /// <exception cref="Validation.InvalidPlanException">Something is wrong with the run; the exception lists everything.</exception>
    public TrainingEstimate Estimate() => Compile().Estimate();
}
