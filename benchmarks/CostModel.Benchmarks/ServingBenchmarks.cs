using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Serving;
using CostModel.Serving.Search;
using CostModel.Serving.Simulation;

namespace CostModel.Benchmarks;

/// <summary>How fast serving is estimated: one steady state, a trace of a day's conversations, and a search for the cheapest deployment.</summary>
[MemoryDiagnoser]
public class ServingBenchmarks
{
    /// <summary>Requests of Azure's public conversation trace of 2023, which the synthetic one matches in number, span and mean lengths.</summary>
    private const int TraceRequests = 19_366;
    private const double TraceSeconds = 3_501;

    private static readonly ImmutableArray<HardwareProfile> s_hardware =
    [
        .. ((string[])["a100-sxm-80gb", "h100-sxm-80gb", "h200-sxm-141gb", "b200-sxm-180gb", "gb200", "mi300x-192gb", "l40s-48gb", "h20-96gb", "tpu-v6e", "gaudi3"])
            .Select(id => HardwareCatalog.Default[id]),
    ];

    private readonly CompiledServingPlan _dense = Plan("llama-3.1-70b", 4, 1000, 300).Compile();
    private readonly CompiledServingPlan _experts = Plan("deepseek-v3", 16, 1000, 300).Compile();
    private readonly CompiledServingPlan _percentile =
        (Plan("llama-3.1-70b", 4, 1000, 300) with { Objective = new ServingObjective { Percentile = Ratio.FromPercent(90) } }).Compile();
    private readonly CompiledServingPlan _traced = (Plan("llama-3.1-70b", 8, 1155, 211) with { Replicas = 1 }).Compile();
    private readonly ServingPlan _described = Plan("llama-3.1-70b", 4, 1000, 300);
    private readonly ServingSearch _dense70b = Search("llama-3.1-70b", false, null);
    private readonly ServingSearch _experts671b = Search("deepseek-v3", false, null);
    private readonly ServingSearch _everything = Search("deepseek-v3", true, Ratio.FromPercent(90));
    private readonly TraceRequest[] _trace = Trace();
    private double _concurrency = 1;

    /// <summary>Throughput and times of one replica with so many requests in flight.</summary>
    [Benchmark(Description = "Steady state of a replica, Llama 3.1 70B")]
    public double Steady() => _dense.Steady(Next()).OutputPerSecond;

    /// <summary>The same of a mixture of experts.</summary>
    [Benchmark(Description = "Steady state of a replica, DeepSeek-V3")]
    public double ExpertSteady() => _experts.Steady(Next()).OutputPerSecond;

    /// <summary>The same at the ninetieth percentile of random arrivals.</summary>
    [Benchmark(Description = "Ninetieth percentile under random arrivals, Llama 3.1 70B")]
    public double Percentile() => _percentile.Experienced(Next()).PerToken;

    /// <summary>A plan from its description to its estimate, with its breakdown and its objective.</summary>
    [Benchmark(Description = "Whole plan, Llama 3.1 70B: from the description to an estimate")]
    public ServingEstimate WholePlan() => _described.Estimate();

    /// <summary>An hour of conversations, request by request.</summary>
    [Benchmark(Description = "Trace of 19,366 requests on one replica, Llama 3.1 70B")]
    public TraceOutcome TraceOfConversations() => TraceSimulator.Run(_traced, _trace);

    /// <summary>Ten accelerators, all layouts up to 64 chips, three precisions, all batches, one objective.</summary>
    [Benchmark(Description = "Search for the cheapest deployment, Llama 3.1 70B")]
    public ServingSearchResult SearchDense() => _dense70b.Run();

    /// <summary>The same for a mixture of experts, whose layouts are many.</summary>
    [Benchmark(Description = "Search for the cheapest deployment, DeepSeek-V3")]
    public ServingSearchResult SearchExperts() => _experts671b.Run();

    /// <summary>The same at a percentile and with the front of cost against speed.</summary>
    [Benchmark(Description = "The same at the ninetieth percentile and with the front of cost against speed")]
    public ServingSearchResult SearchEverything() => _everything.Run();

    private static ServingPlan Plan(string model, int chips, double input, double output) => new()
    {
        Model = ModelCatalog.Default[model],
        Hardware = HardwareCatalog.Default["h100-sxm-80gb"],
        Precision = WeightFormat.ById["fp8"],
        Chips = chips,
        Workload = new Workload { InputTokens = Tokens.FromTokens(input), OutputTokens = Tokens.FromTokens(output) },
    };

    private static ServingSearch Search(string model, bool wantsFront, Ratio? percentile) => new()
    {
        Plan = Plan(model, 1, 1000, 300) with
        {
            Objective = new ServingObjective
            {
                TimeToFirstToken = Duration.FromSeconds(2),
                TimePerOutputToken = Duration.FromMilliseconds(50),
                Percentile = percentile,
            },
        },
        Hardware = s_hardware,
        Precisions = [WeightFormat.Bf16, WeightFormat.ById["fp8"], WeightFormat.ById["fp4"]],
        MostChips = 64,
        WantsFront = wantsFront,
    };

    /// <summary>Random arrivals and exponential lengths with the means of the conversation trace: 1,155 tokens in, 211 out.</summary>
    private static TraceRequest[] Trace()
    {
        var random = new Random(19_366);
        double Exponential(double mean) => -mean * Math.Log(1 - random.NextDouble());
        double clock = 0;
        var trace = new TraceRequest[TraceRequests];
        for (int i = 0; i < trace.Length; i++)
        {
            clock += Exponential(TraceSeconds / TraceRequests);
            trace[i] = new TraceRequest(clock, Math.Ceiling(Exponential(1155)), Math.Ceiling(Exponential(211)));
        }

        return trace;
    }

    /// <summary>Another number of requests each time, so that nothing is learned from the last.</summary>
    private double Next() => _concurrency = _concurrency >= 64 ? 1 : _concurrency + 1;
}
