namespace CostModel.Analysis.Levers;

/// <summary>What techniques are ranked by.</summary>
public enum LeverGoal
{
    /// <summary>The cost of a query, or of serving where queries are unknown.</summary>
    CostPerQuery,

    /// <summary>The cost of training.</summary>
    TrainingCost,

    /// <summary>The gross margin.</summary>
    GrossMargin,
}
