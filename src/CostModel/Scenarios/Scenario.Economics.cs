using System.Collections.Immutable;
using CostModel.Economics;
using CostModel.Economics.Prices;

namespace CostModel.Scenarios;

/// <content>What a scenario says about money beyond prices and revenue, and energy.</content>
public sealed partial record Scenario
{
    /// <summary>A training run whose size or cost is known rather than computed.</summary>
    public StatedTraining? StatedTraining { get; init; }

    /// <summary>The price of a serving accelerator, where it stands beside the deployment instead of under its hardware's id.</summary>
    public UsdPerGpuHour? ServingPrice { get; init; }

    /// <summary>The serving bill where it is known rather than computed, per hour.</summary>
    public UsdPerHour? ServingCost { get; init; }

    /// <summary>Which shipped prices may be used where the scenario gives none, and how old prices may be.</summary>
    public PriceChoice PriceChoice { get; init; } = new();

    /// <summary>Rents of the training run under several commitments, side by side.</summary>
    public RentalTerms? Rental { get; init; }

    /// <summary>The training cluster bought instead of rented.</summary>
    public CapitalPlan? Capital { get; init; }

    /// <summary>What a model costs besides its final run.</summary>
    public DevelopmentPlan? Development { get; init; }

    /// <summary>Hardware of one's own.</summary>
    public OwnershipPlan? Ownership { get; init; }

    /// <summary>Self-hosting against an API.</summary>
    public BreakEvenPlan? BreakEven { get; init; }

    /// <summary>Tokens that a provider bills.</summary>
    public ApiBill? Bill { get; init; }

    /// <summary>A prompt prefix that a provider caches.</summary>
    public PromptCache? Caching { get; init; }

    /// <summary>A token's cost from the price and speed of hardware.</summary>
    public TokenCost? TokenCost { get; init; }

    /// <summary>What hardware or a site can carry.</summary>
    public CapacityPlan? Capacity { get; init; }

    /// <summary>Power, energy and carbon.</summary>
    public EnergyPlan? Energy { get; init; }

    /// <summary>Images of a diffusion model.</summary>
    public ImagePlan? Image { get; init; }

    /// <summary>Vector search in the path of a query.</summary>
    public RetrievalPlan? Retrieval { get; init; }

    /// <summary>A machine that runs for part of the day.</summary>
    public AutoscalingPlan? Autoscaling { get; init; }

    /// <summary>Revenue and costs that are known as amounts.</summary>
    public Statement? Statement { get; init; }

    /// <summary>Two figures of the same unit.</summary>
    public Comparison? Comparison { get; init; }

    /// <summary>What a customer is worth.</summary>
    public CustomerPlan? Customers { get; init; }

    /// <summary>How revenue and costs are classified.</summary>
    public AccountingPolicy? Accounting { get; init; }

    /// <summary>Credits, commitments and fees around the cloud bill.</summary>
    public CloudTerms? Cloud { get; init; }

    /// <summary>How use spreads over users.</summary>
    public UsageSpread? Usage { get; init; }

    /// <summary>The scenario month by month.</summary>
    public MonthlyPlan? Plan { get; init; }

    /// <summary>What becomes different in the months of <see cref="Plan"/>.</summary>
    public ImmutableArray<PlanChange> PlanChanges { get; init; } = [];

    /// <summary>Variable costs of sales and customer success, by name: below the gross margin, above the contribution margin.</summary>
    public ImmutableSortedDictionary<string, CostLine> ContributionCosts { get; init; } =
        ImmutableSortedDictionary.Create<string, CostLine>(StringComparer.Ordinal);

    /// <summary>What one unit of another currency is worth, by its ISO 4217 code: amounts may then be written in it.</summary>
    public ImmutableSortedDictionary<string, Usd> Currencies { get; init; } = ImmutableSortedDictionary.Create<string, Usd>(StringComparer.Ordinal);

    /// <summary>Whether it asks something of the economics that needs no deployment.</summary>
    internal bool AsksOfEconomics
        => StatedTraining is { SizesTheRun: true }
            || this is not
            {
                Capital: null, Development: null, Ownership: null, BreakEven: null, Bill: null, Caching: null, TokenCost: null, Capacity: null,
                Energy: null, Autoscaling: null, Statement: null, Comparison: null, Customers: null, Usage: null, ServingCost: null,
                Image: null, Retrieval: null,
            };
}
