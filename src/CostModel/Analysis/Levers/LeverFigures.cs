namespace CostModel.Analysis.Levers;

/// <summary>What a scenario costs and earns; null for what it does not ask.</summary>
public sealed record LeverFigures
{
    /// <summary>The cost of a query, with what a technique adds to it, in US dollars.</summary>
    public double? CostPerQuery { get; init; }

    /// <summary>The serving bill of a day, with what a technique adds to it, in US dollars.</summary>
    public double? ServingCostPerDay { get; init; }

    /// <summary>The cost of training, in US dollars; null without a price.</summary>
    public double? TrainingCost { get; init; }

    /// <summary>Billed accelerator-hours of training.</summary>
    public double? TrainingGpuHours { get; init; }

    /// <summary>The gross margin, a fraction of revenue.</summary>
    public double? GrossMargin { get; init; }

    /// <summary>The figure of a goal, and whether less of it is better.</summary>
    internal double? Of(LeverGoal goal) => goal switch
    {
        LeverGoal.TrainingCost => TrainingCost ?? TrainingGpuHours,
        LeverGoal.GrossMargin => GrossMargin,
        _ => CostPerQuery ?? ServingCostPerDay,
    };

    /// <summary>How much better this is than a baseline: the share of cost that is saved, or points of margin gained.</summary>
    internal double GainOver(LeverFigures baseline, LeverGoal goal)
    {
        if (Of(goal) is not { } here || baseline.Of(goal) is not { } there)
        {
            return 0;
        }

        return goal == LeverGoal.GrossMargin ? here - there : 1 - (here / there);
    }
}
