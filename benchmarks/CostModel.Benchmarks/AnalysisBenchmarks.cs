using System.Collections.Immutable;
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
using CostModel.Validation;

namespace CostModel.Benchmarks;

/// <summary>How fast a napkin scenario, from training cost to gross margin, is swept and sampled on one core and on two.</summary>
[MemoryDiagnoser]
public class AnalysisBenchmarks
{
    private const int Points = 10_000_000;

    private static readonly string[] s_metrics = ["training.costUsd", "margin.grossMargin"];

    private static readonly string[] s_uncertain =
    [
        "training.tokens", "training.utilization", "training.goodput", "prices.h100-sxm-80gb", "serving.fleet.servers",
        "serving.fleet.chipsPerServer", "workload.queries", "workload.inputTokens", "workload.outputTokens", "revenue.perQuery",
    ];

    private ScenarioPlan _plan = null!;
    private ImmutableArray<UncertainInput> _uncertain;

    /// <summary>Threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>The scenario that all start from.</summary>
    [GlobalSetup]
    public void Compile()
    {
        HardwareProfile hardware = HardwareCatalog.Default["h100-sxm-80gb"];
        _plan = new ScenarioPlan(new Scenario
        {
            Model = Model.OfSize(ParameterCount.FromBillions(70)),
            Training = new TrainingRun
            {
                Tokens = Tokens.FromTrillions(15),
                Hardware = hardware,
                Chips = 16_384,
                Utilization = Ratio.FromPercent(40),
                Goodput = Ratio.FromPercent(90),
            },
            Serving = new ServingPlan { Hardware = hardware, Fleet = new Fleet { Servers = 100, ChipsPerServer = 8 } },
            Workload = new Workload { Queries = Rate.FromPerDay(2e7), InputTokens = Tokens.FromTokens(1200), OutputTokens = Tokens.FromTokens(300) },
            Revenue = new Revenue { PerQuery = UsdPerQuery.FromDollars(0.01) },
        }.WithPrice(hardware, UsdPerGpuHour.FromDollarsPerGpuHour(2)));
        _uncertain = [.. s_uncertain.Select(path => UncertainInput.Of(_plan, path, Around(_plan.FindInput(path)!.Value!.Value)))];
    }

    /// <summary>Ten million points to an aggregate.</summary>
    [Benchmark(Description = "Sweep of 10M points to an aggregate", OperationsPerInvoke = Points)]
    public long Sweep() => new Sweep(_plan, Grid(), s_metrics).Summarize(Threads).Points;

    /// <summary>A million draws of ten inputs, percentiles and variance shares.</summary>
    [Benchmark(Description = "Monte Carlo, 1M draws of 10 inputs")]
    public double Draws() => new MonteCarlo(_plan, new RandomPoints(_uncertain, Correlations.None, 1_000_000, 1), s_metrics).Run(Threads).Metrics[1].Percentile(0.5);

    private static Distribution Around(double value) => Distribution.Interval(value * 0.8, value * 1.2);

    private GridPoints Grid() => GridPoints.Of(
        Axis("training.tokens", "1T..15T/100"), Axis("workload.queries", "1M..30M/day/100"), Axis("serving.fleet.servers", "50..500/1000"));

    private Axis Axis(string path, string range)
    {
        var faults = new FaultCollector();
        Axis? axis = AxisText.Parse(_plan, path, range, faults);
        faults.ThrowIfAny();
        return axis!;
    }
}
