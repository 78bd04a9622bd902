using CostModel.Hardware;
using CostModel.Models;
using CostModel.Serving.Adapters;
using CostModel.Serving.Caching;
using CostModel.Serving.Engines;
using CostModel.Validation;

namespace CostModel.Serving;

/// <summary>How a model is served: on a stated fleet, or on replicas whose speed is stated or computed from the architecture.</summary>
public sealed record ServingPlan
{
    /// <summary>The model; not needed for a stated fleet.</summary>
    public Model? Model { get; init; }

    /// <summary>The accelerator.</summary>
    public HardwareProfile? Hardware { get; init; }

    /// <summary>Accelerators of one replica, at least 1.</summary>
    public int? Chips { get; init; }

    /// <summary>A fleet whose size is known.</summary>
    public Fleet? Fleet { get; init; }

    /// <summary>Output tokens a second of one replica, where measured or stated.</summary>
    public TokensPerSecond? Throughput { get; init; }

    /// <summary>The share of the throughput that demand uses over the day; 100 % where not given.</summary>
    public Ratio? Utilization { get; init; }

    /// <summary>How weights are stored and multiplied; bf16 where not given.</summary>
    public WeightFormat? Precision { get; init; }

    /// <summary>How keys and values are cached; 8 bits beside weights of 8-bit or 4-bit floating point, else 16, where not given.</summary>
    public CacheFormat? CachePrecision { get; init; }

    /// <summary>The engine; the newest vLLM, or its counterpart for the hardware, where not given.</summary>
    public Engine? Engine { get; init; }

    /// <summary>How a replica is spread over its accelerators; all of them tensor-parallel, or the best for an objective, where not given.</summary>
    public ServingLayout? Layout { get; init; }

    /// <summary>Replicas that share the load, above 0; 1 where not given.</summary>
    public double? Replicas { get; init; }

    /// <summary>Replicas beyond those that the busiest hour needs, which stand in for one that fails: 1 for N+1; none where not given.</summary>
    public int? SpareReplicas { get; init; }

    /// <summary>Replicas that come and go with the workload's profile of the day; all of the peak around the clock where not given.</summary>
    public FleetScaling? Scaling { get; init; }

    /// <summary>Separate pools for prompts and answers; one replica does both where not given.</summary>
    public Disaggregation? Disaggregation { get; init; }

    /// <summary>Lengths and rates of requests.</summary>
    public Workload? Workload { get; init; }

    /// <summary>What a replica carries; the most that meets the objective where not given.</summary>
    public ServingLoad? Load { get; init; }

    /// <summary>What a request must experience.</summary>
    public ServingObjective? Objective { get; init; }

    /// <summary>Drafting and verifying several tokens a step; null for none.</summary>
    public Speculation? Speculation { get; init; }

    /// <summary>Low-rank adapters of the model that are served beside each other; null for the model alone.</summary>
    public AdapterSet? Adapters { get; init; }

    /// <summary>Host memory for the caches of waiting conversations; none where not given.</summary>
    public CacheOffload? Offload { get; init; }

    /// <summary>
    /// Whether a measurement may or may not have drafted and does not say: the time per token is then that of a mixture of both, which is
    /// as far from either as the other.
    /// </summary>
    public bool MayHaveDrafted { get; init; }

    /// <summary>Share of memory that the engine may use; of all of it, or of what weights leave, as the engine counts; that of the engine where not given.</summary>
    public Ratio? MemoryShare { get; init; }

    /// <summary>Napkin or operator; operator where the architecture is known and neither a fleet nor a throughput is stated.</summary>
    public Depth? Depth { get; init; }

    /// <summary>Validates and resolves the plan.</summary>
    /// <exception cref="InvalidPlanException">Something is wrong with it; the exception lists everything.</exception>
    public CompiledServingPlan Compile()
    {
        var faults = new FaultCollector();
        CompiledServingPlan? compiled = TryCompile(faults);
        faults.ThrowIfAny();
        return compiled!;
    }

    /// <summary>Validates and resolves the plan, or returns null with everything that is wrong with it.</summary>
    public CompiledServingPlan? TryCompile(FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return ServingCompiler.Compile(this, faults);
    }

    /// <summary><see cref="Compile"/> and one evaluation.</summary>
    /// <exception cref="InvalidPlanException">Something is wrong with the plan; the exception lists everything.</exception>
    public ServingEstimate Estimate() => Compile().Estimate();
}
