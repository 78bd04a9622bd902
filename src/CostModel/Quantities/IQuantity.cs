namespace CostModel;

/// <summary>What every quantity type gives the shared parser, formatter and JSON converter.</summary>
/// <typeparam name="TSelf">The quantity type itself.</typeparam>
internal interface IQuantity<TSelf>
    where TSelf : struct, IQuantity<TSelf>
{
    /// <summary>The units that a person may write, and how the quantity is shown.</summary>
    static abstract QuantityUnits Units { get; }

    /// <summary>The value in the base unit (the unit with factor 1).</summary>
    double BaseValue { get; }

    /// <summary>Makes the quantity from a value in the base unit; refuses NaN and infinity.</summary>
    static abstract TSelf FromBaseValue(double value);
}
