namespace CostModel.Economics;

/// <summary>Where the cost of serving free users stands.</summary>
public enum FreeTierTreatment
{
    /// <summary>In cost of revenue.</summary>
    CostOfRevenue,

    /// <summary>In marketing, below the gross margin.</summary>
    Marketing,
}

/// <summary>Where the cost of training stands.</summary>
public enum TrainingTreatment
{
    /// <summary>Spent when it occurs, in research and development, below the gross margin.</summary>
    Expensed,

    /// <summary>Capitalised and written off over the model's life in cost of revenue.</summary>
    Capitalised,
}

/// <summary>Where the cost of idle capacity stands.</summary>
public enum IdleTreatment
{
    /// <summary>In cost of revenue.</summary>
    CostOfRevenue,

    /// <summary>Below the gross margin, as unused capacity.</summary>
    Below,
}

/// <summary>How revenue and costs are classified. Results show the chosen view and all others, reconciled.</summary>
public sealed record AccountingPolicy
{
    /// <summary>Where the cost of serving free users stands; in cost of revenue where not given.</summary>
    public FreeTierTreatment? FreeTier { get; init; }

    /// <summary>Where the cost of training stands; expensed where not given.</summary>
    public TrainingTreatment? Training { get; init; }

    /// <summary>Where the cost of idle capacity stands; in cost of revenue where not given.</summary>
    public IdleTreatment? Idle { get; init; }

    /// <summary>The share of the serving bill that free users cause; that of users who do not pay where not given.</summary>
    public Ratio? FreeShare { get; init; }

    /// <summary>The share of the serving bill that stands idle; what replicas leave unused where not given.</summary>
    public Ratio? IdleShare { get; init; }

    /// <summary>The share of the serving bill that is overhead: control plane, storage, network.</summary>
    public Ratio? OverheadShare { get; init; }

    /// <summary>What training cost; that of the scenario's training run where not given.</summary>
    public Usd? TrainingCost { get; init; }

    /// <summary>How long the model earns.</summary>
    public Years? ModelLife { get; init; }
}
