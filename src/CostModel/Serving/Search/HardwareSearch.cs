using CostModel.Hardware;
using CostModel.Serving.Loads;

namespace CostModel.Serving.Search;

/// <summary>The best of one accelerator so far, and how near it came where there is none.</summary>
internal sealed class HardwareSearch(HardwareProfile hardware, ServingObjective objective)
{
    /// <summary>What counts as cheaper: rounding does not.</summary>
    private const double Cheaper = 1 - 1e-9;

    private CompiledServingPlan? _nearest;
    private double _excess = double.PositiveInfinity;
    private CompiledServingPlan? _smallest;
    private double _shortfall = double.PositiveInfinity;

    internal CompiledServingPlan? Best { get; private set; }

    internal double Concurrency { get; private set; }

    internal double Cost { get; private set; } = double.PositiveInfinity;

    /// <summary>Of one replica.</summary>
    internal double Hourly { get; private set; }

    internal void Offer(CompiledServingPlan plan, double concurrency, double cost, double hourly)
    {
        if (cost < Cost * Cheaper)
        {
            (Best, Concurrency, Cost, Hourly) = (plan, concurrency, cost, hourly);
        }
    }

    internal void IsTooSlow(CompiledServingPlan plan)
    {
        double excess = ServingFloor.Excess(objective, plan.Experienced(1));
        if (excess < _excess)
        {
            (_nearest, _excess) = (plan, excess);
        }
    }

    internal void DoesNotFit(CompiledServingPlan plan)
    {
        double shortfall = ServingLimits.Shortfall(plan);
        if (shortfall < _shortfall)
        {
            (_smallest, _shortfall) = (plan, shortfall);
        }
    }

    internal ServingRefusal Refusal()
    {
        if (_nearest is { } near)
        {
            LoopTime floor = near.Experienced(1);
            return new ServingRefusal(hardware, _excess, $"{near.Plan.Precision!.Id} on {near.Step.Layout}: {ServingFloor.Of(near, objective, floor)}");
        }

        return new ServingRefusal(
            hardware,
            double.PositiveInfinity,
            _smallest is { } small ? $"{small.Plan.Precision!.Id} on {small.Step.Layout}: {ServingLimits.Memory(small).Reason}" : "it multiplies in none of the precisions");
    }
}
