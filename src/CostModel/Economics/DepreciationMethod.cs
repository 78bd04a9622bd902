namespace CostModel.Economics;

/// <summary>How the price of hardware is spread over the years of its life.</summary>
public enum DepreciationMethod
{
    /// <summary>The same amount every year; interest, where capital has a cost, on the mean book value.</summary>
    StraightLine,

    /// <summary>The same payment every year, interest in it: the capital recovery factor.</summary>
    Annuity,

    /// <summary>As fast as newer hardware gives more for the same money; what is left at the end is its residual value.</summary>
    PricePerformance,
}
