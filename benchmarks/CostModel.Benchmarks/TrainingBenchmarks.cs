using BenchmarkDotNet.Attributes;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Training;

namespace CostModel.Benchmarks;

/// <summary>How fast training is estimated: one layout, a search over many, and a whole run from its description.</summary>
[MemoryDiagnoser]
public class TrainingBenchmarks
{
    private const int Sequences = 15_360;

    private readonly TrainingRun _statedRun = Run("llama-3.1-70b", 1024, 4096, new TrainingLayout
    {
        Tensor = 4,
        Pipeline = 4,
        VirtualPipeline = 5,
        Context = 1,
        MicroBatch = 1,
        Sharding = ParameterSharding.Zero1,
        Recompute = Ratio.Zero,
    });

    private readonly TrainingRun _openRun = Run("deepseek-v3", 7680, 32_768, new TrainingLayout());

    private OperatorTraining _stated = null!;
    private OperatorTraining _open = null!;
    private LayoutSpace _space = null!;

    /// <summary>Everything that estimates start from.</summary>
    /// <exception cref="InvalidOperationException">The search holds fewer layouts than its benchmark says.</exception>
    [GlobalSetup]
    public void Compile()
    {
        _stated = _statedRun.Compile().Operators!;
        _open = _openRun.Compile().Operators!;
        _space = new LayoutSpace(ModelDivisions.Of(_openRun.Model!.Architecture!), _openRun.Layout, _openRun.Stack!, _openRun.Chips!.Value, Sequences, _openRun.SequenceLength!.Value, 8);
        int layouts = Search().Count;
        Console.WriteLine($"// layouts searched: {layouts:N0}");
        if (layouts < 100_000)
        {
            throw new InvalidOperationException($"the search holds {layouts} layouts, fewer than 100,000");
        }
    }

    /// <summary>The step time of one layout.</summary>
    [Benchmark(Description = "Time of a step, Llama 3.1 70B")]
    public double StepTime() => _stated.Step.Evaluate(_stated.Settings).Seconds;

    /// <summary>The step time of one layout of a mixture of experts.</summary>
    [Benchmark(Description = "Time of a step, DeepSeek-V3")]
    public double ExpertStepTime() => _open.Step.Evaluate(_open.Settings).Seconds;

    /// <summary>The memory of one layout.</summary>
    [Benchmark(Description = "Memory of a step, Llama 3.1 70B")]
    public double StepMemory() => _stated.Memory.Evaluate(_stated.Settings).Total;

    /// <summary>Time and memory of every layout of DeepSeek-V3 on 7,680 accelerators: about 205,000.</summary>
    [Benchmark(Description = "Search of all layouts, DeepSeek-V3 on 7,680 chips")]
    public object? SearchOfLayouts() => Search().Fastest;

    /// <summary>A run with a stated layout, from its description to hours.</summary>
    [Benchmark(Description = "Whole run, layout stated, Llama 3.1 70B")]
    public GpuHours WholeRun() => _statedRun.Estimate().GpuHours;

    private LayoutSearch Search()
    {
        var search = new LayoutSearch(_open.Step, _open.Memory, _open.Capacity);
        _space.Visit(ref search);
        return search;
    }

    private static TrainingRun Run(string model, int chips, int sequence, TrainingLayout layout) => new()
    {
        Model = ModelCatalog.Default[model],
        Tokens = Tokens.FromTrillions(15),
        Hardware = HardwareCatalog.Default["h100-sxm-80gb"],
        Chips = chips,
        SequenceLength = sequence,
        BatchTokens = Tokens.FromTokens((double)Sequences * sequence),
        Stack = TrainingStackCatalog.Default["megatron-core-2025-09"],
        Layout = layout,
    };
}
