namespace CostModel.Scenarios;

/// <summary>What a serving bill follows from.</summary>
public enum ServingMode
{
    /// <summary>A fleet whose size is known.</summary>
    StatedFleet,

    /// <summary>As many replicas as demand needs, at a stated or computed speed.</summary>
    Replicas,

    /// <summary>A provider's tariff.</summary>
    Api,

    /// <summary>A bill that is known.</summary>
    StatedBill,
}
