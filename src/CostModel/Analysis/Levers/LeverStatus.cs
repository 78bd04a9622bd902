namespace CostModel.Analysis.Levers;

/// <summary>What became of a technique in a scenario.</summary>
public enum LeverStatus
{
    /// <summary>It changes a figure.</summary>
    Applies,

    /// <summary>It works and changes no figure here: current software has it, the batch is full already, the money is spent later.</summary>
    NoEffect,

    /// <summary>The scenario lacks something that it needs; the reason says what.</summary>
    NotApplicable,
}
