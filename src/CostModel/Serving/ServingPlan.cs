using CostModel.Hardware;
using CostModel.Models;

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

    /// <summary>Number format of the weights; bf16 where not given.</summary>
    public NumberFormat? Precision { get; init; }

    /// <summary>Napkin or operator; operator where the architecture is known and neither a fleet nor a throughput is stated.</summary>
    public Depth? Depth { get; init; }
}
