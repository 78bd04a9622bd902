using BenchmarkDotNet.Attributes;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Sampling;
using CostModel.Analysis.Sweeps;
using CostModel.Economics;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Serving;
using CostModel.Training;

namespace CostModel.Benchmarks;

/// <summary>How fast points that change an operator-level plan are swept and sampled on one core, from its numbers to dollars and margin.</summary>
[MemoryDiagnoser]
public class OperatorSweepBenchmarks
{
    private const int Points = 200_000;
    private static readonly string[] s_trained = ["training.costUsd", "training.modelFlopsUtilization"];
    private static readonly string[] s_served = ["serving.costPerQueryUsd", "margin.grossMargin"];

    private ScenarioPlan _training = null!;
    private ScenarioPlan _serving = null!;
    private ScenarioPlan _objective = null!;

    /// <summary>The scenarios that all start from.</summary>
    [GlobalSetup]
    public void Compile()
    {
        HardwareProfile hardware = HardwareCatalog.Default["h100-sxm-80gb"];
        var price = UsdPerGpuHour.FromDollarsPerGpuHour(2);
        _training = new ScenarioPlan(new Scenario
        {
            Model = ModelCatalog.Default["llama-3.1-70b"],
            Training = new TrainingRun
            {
                Tokens = Tokens.FromTrillions(15),
                Hardware = hardware,
                Chips = 1024,
                SequenceLength = 4096,
                BatchTokens = Tokens.FromTokens(15_360.0 * 4096),
                Stack = TrainingStackCatalog.Default["megatron-core-2025-09"],
                Layout = new TrainingLayout { Tensor = 4, Pipeline = 4, VirtualPipeline = 5, Context = 1, MicroBatch = 1, Sharding = ParameterSharding.Zero1, Recompute = Ratio.Zero },
            },
        }.WithPrice(hardware, price));
        Scenario served = new Scenario
        {
            Model = ModelCatalog.Default["llama-3.1-70b"],
            Serving = new ServingPlan { Hardware = hardware, Chips = 4, Precision = WeightFormat.ById["fp8"], Load = new ClosedLoad(32) },
            Workload = new Workload { Queries = Rate.FromPerDay(2e7), InputTokens = Tokens.FromTokens(1200), OutputTokens = Tokens.FromTokens(300) },
            Revenue = new Revenue { PerQuery = UsdPerQuery.FromDollars(0.01) },
        }.WithPrice(hardware, price);
        _serving = new ScenarioPlan(served);
        _objective = new ScenarioPlan(served with { Serving = served.Serving! with { Load = null, Objective = new ServingObjective { TimePerOutputToken = Duration.FromMilliseconds(30) } } });
    }

    /// <summary>Chips and the batch change with every point.</summary>
    [Benchmark(Description = "Training: chips and batch, a point", OperationsPerInvoke = Points)]
    public long Chips() => Run(_training, s_trained, ("training.batchTokens", "8388608..83886080/20000"), ("training.chips", "64..32768x2"));

    /// <summary>The layout and the sequence change.</summary>
    [Benchmark(Description = "Training: layout and sequence, a point", OperationsPerInvoke = Points)]
    public long Layouts() => Run(
        _training, s_trained, ("training.sequenceLength", "1024..26023/25000"), ("training.parallelism.tensor", "1,2,4,8"), ("training.parallelism.pipeline", "4,8"));

    /// <summary>The load and the lengths change with every point.</summary>
    [Benchmark(Description = "Serving: lengths and concurrency, a point", OperationsPerInvoke = Points)]
    public long Loads() => Run(_serving, s_served, ("workload.outputTokens", "100..1000/200"), ("serving.concurrency", "1..128/1000"));

    /// <summary>Every point searches the most requests that its objective allows.</summary>
    [Benchmark(Description = "Serving: lengths under an objective, a point", OperationsPerInvoke = Points / 10)]
    public long Objectives() => Run(_objective, s_served, ("workload.outputTokens", "100..1000/200"), ("workload.inputTokens", "100..2000/100"));

    /// <summary>Draws of lengths, load, price and the errors of the models.</summary>
    [Benchmark(Description = "Serving: a draw of lengths, load, price and model errors", OperationsPerInvoke = 100_000)]
    public double Draws()
    {
        UncertainInput[] inputs =
        [
            UncertainInput.Of(_serving, "workload.outputTokens", "200 to 500"),
            UncertainInput.Of(_serving, "serving.concurrency", "16 to 64"),
            UncertainInput.Of(_serving, "prices.h100-sxm-80gb", "1.5 to 3 USD/h"),
            .. _serving.ModelErrors,
        ];
        return new MonteCarlo(_serving, RandomPoints.Of(inputs), s_served).Run(1).Metrics[1].Percentile(0.5);
    }

    private static long Run(ScenarioPlan plan, string[] metrics, params (string Path, string Values)[] axes)
        => new Sweep(plan, GridPoints.Of(axes.Select(axis => AxisText.Parse(plan, axis.Path, axis.Values))), metrics).Summarize(1).Feasible;
}
