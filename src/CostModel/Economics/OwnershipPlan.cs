using System.Collections.Immutable;

namespace CostModel.Economics;

/// <summary>Hardware of one's own: what it costs to buy, finance and run, an hour of it, and when that beats renting.</summary>
public sealed record OwnershipPlan
{
    /// <summary>The whole purchase, where known rather than built up from chips.</summary>
    public Usd? Capex { get; init; }

    /// <summary>Accelerators; 1 where not given.</summary>
    public double? Chips { get; init; }

    /// <summary>Price of one accelerator.</summary>
    public Usd? ChipPrice { get; init; }

    /// <summary>Price of an accelerator in its server over that of the bare one, at least 1; 1 where not given.</summary>
    public double? ServerToChip { get; init; }

    /// <summary>The network's share of the cluster's price, below 1; none where not given.</summary>
    public Ratio? NetworkShare { get; init; }

    /// <summary>Storage, bought with it.</summary>
    public Usd? Storage { get; init; }

    /// <summary>How long it serves.</summary>
    public Years? Life { get; init; }

    /// <summary>What it is worth in the end, as a share of its price; nothing where not given.</summary>
    public Ratio? Residual { get; init; }

    /// <summary>What capital costs a year; nothing where not given.</summary>
    public Ratio? CostOfCapital { get; init; }

    /// <summary>How its price is spread over its life; an annuity where capital has a cost, else a straight line.</summary>
    public DepreciationMethod? Depreciation { get; init; }

    /// <summary>How fast the value falls, in orders of magnitude a year, for <see cref="DepreciationMethod.PricePerformance"/>; 0.14 where not given.</summary>
    public double? Decline { get; init; }

    /// <summary>Cost of running it for an hour, such as power and cooling, where stated rather than computed from <see cref="EnergyPlan"/>.</summary>
    public UsdPerHour? OperatingPerHour { get; init; }

    /// <summary>Colocation or building, by the month and kilowatt.</summary>
    public UsdPerMonth? FacilityPerKilowatt { get; init; }

    /// <summary>People who run it, in full-time equivalents.</summary>
    public double? Staff { get; init; }

    /// <summary>What one of them costs.</summary>
    public UsdPerMonth? Salary { get; init; }

    /// <summary>Operating cost of a year as a share of a year's straight-line depreciation.</summary>
    public Ratio? OpexShareOfDepreciation { get; init; }

    /// <summary>Operating cost of a year as a share of the purchase, such as maintenance.</summary>
    public Ratio? OpexShareOfCapex { get; init; }

    /// <summary>The share of owned hours that do useful work; all where not given.</summary>
    public Ratio? Utilization { get; init; }

    /// <summary>Utilisation hour by hour over a day, as <c>20% 20% 60%</c>; its mean is the utilisation.</summary>
    public DailySchedule? Schedule { get; init; }

    /// <summary>Rent of the same hardware, for the whole of it.</summary>
    public UsdPerHour? RentPerHour { get; init; }

    /// <summary>Rent of one accelerator.</summary>
    public UsdPerGpuHour? RentPerChipHour { get; init; }

    /// <summary>What is paid a month instead, such as an API's bill.</summary>
    public UsdPerMonth? InsteadPerMonth { get; init; }

    /// <summary>Hours a day in which it runs, and would otherwise be rented, above 0; 24 where not given.</summary>
    public double? HoursPerDay { get; init; }

    /// <summary>The year whose tax deduction is asked for, by the five-year schedule of MACRS: 1 to 6.</summary>
    public int? TaxYear { get; init; }

    /// <summary>Other costs by name: once, by the hour, the month or the year.</summary>
    public ImmutableSortedDictionary<string, OwnershipLine> Costs { get; init; } =
        ImmutableSortedDictionary.Create<string, OwnershipLine>(StringComparer.Ordinal);
}
