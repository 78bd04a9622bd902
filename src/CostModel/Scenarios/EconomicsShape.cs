using System.Collections.Immutable;
using CostModel.Economics;
using CostModel.Scenarios.Inputs;

namespace CostModel.Scenarios;

/// <summary>What the money side of a scenario turns out to be: its named lines, and which of several ways of stating something it uses.</summary>
internal sealed record EconomicsShape
{
    internal ImmutableArray<InputDefinition> DevelopmentCosts { get; init; } = [];

    internal ImmutableArray<InputDefinition> StatementCosts { get; init; } = [];

    internal ImmutableArray<InputDefinition> BillFees { get; init; } = [];

    internal ImmutableArray<OwnershipLineSlot> OwnershipCosts { get; init; } = [];

    /// <summary>Whether owned hardware has a purchase price.</summary>
    internal bool HasCapex { get; init; }

    /// <summary>Whether a year of owning has a cost: a purchase needs a life for that.</summary>
    internal bool CostsAYear { get; init; }

    internal DepreciationMethod Depreciation { get; init; }

    internal TokenSpeed TokenSpeed { get; init; }

    /// <summary>Margins by cohort of users, where use is spread over users.</summary>
    internal UsageCohorts? Cohorts { get; init; }

    /// <summary>Whether users of the spread carry the product's whole cost of revenue, rather than stated costs of their own.</summary>
    internal bool UsersCarryCostOfRevenue { get; init; }

    /// <summary>The months of a plan.</summary>
    internal ImmutableArray<PlanMonth> Months { get; init; } = [];
}

/// <summary>A named cost of owning hardware and the slot that holds its amount.</summary>
internal readonly record struct OwnershipLineSlot(InputDefinition Input, OwnershipBasis Basis);

/// <summary>What the speed of <c>tokenCost</c> follows from.</summary>
internal enum TokenSpeed
{
    /// <summary>It is not given.</summary>
    None,

    /// <summary>A throughput.</summary>
    Stated,

    /// <summary>A batch that took a time.</summary>
    Measured,

    /// <summary>FLOPs and a utilisation.</summary>
    Flops,

    /// <summary>Memory bandwidth.</summary>
    Bandwidth,
}
