namespace CostModel.Analysis.Plans;

/// <summary>What another number in an input costs, from the least to the most.</summary>
internal enum PointPath
{
    /// <summary>A number that formulas read.</summary>
    Formulas,

    /// <summary>A factor on a number that a model predicted.</summary>
    ModelError,

    /// <summary>The operator-level models are asked again.</summary>
    Operators,

    /// <summary>The scenario is compiled again.</summary>
    Compilation,
}
