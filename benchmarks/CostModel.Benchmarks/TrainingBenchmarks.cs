using BenchmarkDotNet.Attributes;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Training;

namespace CostModel.Benchmarks;

/// <summary>How fast training is estimated: one layout, a search over many, and a whole run from its description.</summary>
[MemoryDiagnoser]
public class TrainingBenchmarks
{
    private static readonly TrainingRun s_stated = Run("llama-3.1-70b", 1024, new TrainingLayout
    {
        Tensor = 4,
        Pipeline = 4,
        VirtualPipeline = 5,
        Context = 1,
        MicroBatch = 1,
        Sharding = ParameterSharding.Zero1,
        Recompute = Ratio.Zero,
    });

    private static readonly TrainingRun s_open = Run("deepseek-v3", 7680, new TrainingLayout());

    private OperatorTraining _stated = null!;
    private OperatorTraining _open = null!;
    private LayoutSpace _space = null!;

    /// <summary>Everything that estimates start from.</summary>
    /// <exception cref="InvalidOperationException">The search holds fewer layouts than its benchmark says.</exception>
    [GlobalSetup]
    public void Compile()
    {
        _stated = s_stated.Compile().Operators!;
        _open = s_open.Compile().Operators!;
        _space = new LayoutSpace(s_open.Model!.Architecture!, s_open.Layout, s_open.Stack!, s_open.Chips!.Value, 15360, 4096, 8);
        int layouts = Search().Count;
        Console.WriteLine($"// layouts searched: {layouts:N0}");
        if (layouts < 100_000)
        {
            throw new InvalidOperationException($"the search holds {layouts} layouts, fewer than 100,000");
        }
    }

    /// <summary>The step time of one layout.</summary>
    [Benchmark(Description = "Time of a step")]
    public double StepTime() => _stated.Step.Evaluate(_stated.Settings).Seconds;

    /// <summary>The memory of one layout.</summary>
    [Benchmark(Description = "Memory of a step")]
    public double StepMemory() => _stated.Memory.Evaluate(_stated.Settings).Total;

    /// <summary>Every layout of a mixture of experts on 7,680 accelerators, more than 100,000 of them.</summary>
    [Benchmark(Description = "Search of over 100,000 layouts")]
    public object? SearchOfLayouts() => Search().Fastest;

    /// <summary>A run with a stated layout, from its description to hours.</summary>
    [Benchmark(Description = "Whole run, layout stated")]
    public GpuHours WholeRun() => s_stated.Estimate().GpuHours;

    private LayoutSearch Search()
    {
        var search = new LayoutSearch(_open.Step, _open.Memory, _open.Capacity);
        _space.Visit(ref search);
        return search;
    }

    private static TrainingRun Run(string model, int chips, TrainingLayout layout) => new()
    {
        Model = ModelCatalog.Default[model],
        Tokens = Tokens.FromTrillions(15),
        Hardware = HardwareCatalog.Default["h100-sxm-80gb"],
        Chips = chips,
        SequenceLength = 4096,
        BatchTokens = Tokens.FromTokens(15360 * 4096.0),
        Stack = TrainingStackCatalog.Default["megatron-core-2025-09"],
        Layout = layout,
    };
}
