namespace CostModel.Economics;

/// <summary>A scenario carried forward month by month: growth, falling prices, cash.</summary>
public sealed record MonthlyPlan
{
    /// <summary>Months to look ahead, from 1; 24 where not given.</summary>
    public int? Months { get; init; }

    /// <summary>Growth of use a month.</summary>
    public Ratio? TrafficGrowth { get; init; }

    /// <summary>Growth of paying users a month; as use where not given.</summary>
    public Ratio? UserGrowth { get; init; }

    /// <summary>Fall of rents and API prices a year.</summary>
    public Ratio? PriceDecline { get; init; }

    /// <summary>Fall of what customers pay a year.</summary>
    public Ratio? RevenueDecline { get; init; }

    /// <summary>Operating expenses below the gross margin: people, research, sales.</summary>
    public UsdPerMonth? OperatingExpenses { get; init; }

    /// <summary>Growth of operating expenses a month.</summary>
    public Ratio? ExpenseGrowth { get; init; }

    /// <summary>Cash at the start.</summary>
    public Usd? Cash { get; init; }

    /// <summary>Accelerators under a commitment; they are paid for whether used or not, those beyond on demand.</summary>
    public double? CommittedChips { get; init; }

    /// <summary>Price of a committed accelerator-hour.</summary>
    public UsdPerGpuHour? CommittedPrice { get; init; }

    /// <summary>How long the commitment runs; throughout where not given.</summary>
    public Years? CommittedFor { get; init; }

    /// <summary>Investments at the start, such as hardware.</summary>
    public Usd? Investment { get; init; }

    /// <summary>Whether the cost of the scenario's training run falls into the first month; it does where not given.</summary>
    public bool? PaysForTraining { get; init; }
}
