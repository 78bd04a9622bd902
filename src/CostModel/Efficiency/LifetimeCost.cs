using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scaling;

namespace CostModel.Efficiency;

/// <summary>
/// What a model costs over its life in money: training at the utilisation of its hardware, and serving by the roofline of <see cref="ServingClock"/>,
/// where decode waits for weights and not for arithmetic. The money version of the search of Sardana et al. 2024, arXiv 2401.00448, section 4.
/// </summary>
public sealed record LifetimeCost
{
    private const double TrainingFlops = 6;

    private const double ProhibitiveHoursPerParameter = 1;

    /// <summary>Accelerator-hours of training: hardware, utilisation and goodput.</summary>
    public required ComputeBudget Training { get; init; }

    /// <summary>What an accelerator-hour of training costs.</summary>
    public required UsdPerGpuHour TrainingPrice { get; init; }

    /// <summary>The accelerator that serves.</summary>
    public required HardwareProfile ServingHardware { get; init; }

    /// <summary>Accelerators of a replica, at least 1.</summary>
    public int ServingChips { get; init; } = 8;

    /// <summary>What an accelerator-hour of serving costs.</summary>
    public required UsdPerGpuHour ServingPrice { get; init; }

    /// <summary>The share of a replica's time that queries fill, above 0 and at most 1.</summary>
    public Ratio ServingUtilization { get; init; } = Ratio.FromFraction(1);

    /// <summary>Queries over the life of the model, at least 0.</summary>
    public required double Queries { get; init; }

    /// <summary>Tokens of a prompt, above 0.</summary>
    public required Tokens InputTokens { get; init; }

    /// <summary>Tokens of an answer, above 0.</summary>
    public required Tokens OutputTokens { get; init; }

    /// <summary>The search for the size that is cheapest over its life.</summary>
    public LifetimeOptimum Search(LossLaw law) => LifetimeOptimum.InCost(
        law,
        n => TrainingPrice.TotalDollarsPerGpuHour * Training.HoursFor(Flops.FromFlops(TrainingFlops * n.TotalParameters)).TotalGpuHours,
        n => CostPerQuery(n).TotalDollars * Queries);

    /// <summary>The cost of a query on replicas that hold as many sequences as fit; a prohibitive one where the weights do not fit.</summary>
    public Usd CostPerQuery(ParameterCount parameters)
    {
        var state = new ServingState
        {
            Model = Model.OfSize(parameters),
            Hardware = ServingHardware,
            Chips = ServingChips,
            InputTokens = InputTokens.TotalTokens,
            OutputTokens = OutputTokens.TotalTokens,
        };
        if (ServingClock.Capacity(state) < 1)
        {
            // It rises with the size, so that a search turns back towards sizes that fit.
            return Usd.FromDollars(ProhibitiveHoursPerParameter * ServingPrice.TotalDollarsPerGpuHour * parameters.TotalParameters);
        }

        double seconds = ServingClock.PerQuery(ServingClock.Calibrated(state, null)).Total / ServingUtilization.TotalFraction;
        return Usd.FromDollars(seconds / 3600 * ServingChips * ServingPrice.TotalDollarsPerGpuHour);
    }
}
