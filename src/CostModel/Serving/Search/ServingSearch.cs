using System.Collections.Immutable;
using CostModel.Hardware;
using CostModel.Validation;

namespace CostModel.Serving.Search;

/// <summary>
/// Asks for the cheapest way to serve a model under an objective, over accelerators, their number, layouts, precisions and requests in flight.
/// What a chip costs is handed in: with 1 for each, the fewest chips win.
/// </summary>
public sealed record ServingSearch
{
    /// <summary>
    /// Model, workload and objective, and whatever else holds for every way: an engine, a cache precision, speculation. Its accelerator, layout,
    /// precision and load are what is searched, and are not read.
    /// </summary>
    public required ServingPlan Plan { get; init; }

    /// <summary>The accelerators; at least one.</summary>
    public required ImmutableArray<HardwareProfile> Hardware { get; init; }

    /// <summary>
    /// The precisions, in order of preference where the cost is the same; bf16 and the 8 bits that the hardware multiplies where not given.
    /// Four bits cost quality, and are searched only where they are named.
    /// </summary>
    public ImmutableArray<WeightFormat> Precisions { get; init; } = [];

    /// <summary>Accelerators of one replica at most; 16, or those of a node where it has more or stands alone, where not given.</summary>
    public int? MostChips { get; init; }

    /// <summary>What an hour of one accelerator costs, above 0, in any unit.</summary>
    public Func<HardwareProfile, double> ChipCost { get; init; } = _ => 1;

    /// <summary>What all replicas carry together; one replica at full load is compared where not given.</summary>
    public PeakDemand? Demand { get; init; }

    /// <summary>Whether the front of cost against speed is wanted, which takes longer than the best alone.</summary>
    public bool WantsFront { get; init; }

    /// <summary>Whether what cannot win is left out early. The answer is the same without; tests compare.</summary>
    internal bool Prunes { get; init; } = true;

    /// <summary>Searches.</summary>
    /// <exception cref="InvalidPlanException">Something is wrong with the plan; the exception lists everything.</exception>
    public ServingSearchResult Run()
    {
        var faults = new FaultCollector();
        ServingSearchResult? result = TryRun(faults);
        faults.ThrowIfAny();
        return result!;
    }

    /// <summary>Searches, or returns null with everything that is wrong with the plan.</summary>
    public ServingSearchResult? TryRun(FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        int before = faults.Count;
        if (Hardware.IsDefaultOrEmpty)
        {
            faults.Add(new Fault(FaultCodes.Missing, "serving.hardware", "expected at least one accelerator to search"));
            return null;
        }

        ServingPlan open = Open(Plan);
        (open with { Hardware = Hardware[0] }).TryCompile(faults);
        return faults.Count > before ? null : new SearchRun(this, open).ToTheEnd();
    }

    /// <summary>The plan without what is searched.</summary>
    private static ServingPlan Open(ServingPlan plan) => plan with
    {
        Hardware = null,
        Layout = null,
        Chips = null,
        Precision = null,
        Load = null,
        Replicas = null,
        Disaggregation = null,
        Fleet = null,
        Throughput = null,
    };
}
