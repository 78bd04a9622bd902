namespace CostModel.Economics.Prices;

/// <summary>The terms on which hardware is had.</summary>
public enum Commitment
{
    /// <summary>By the hour, without commitment.</summary>
    OnDemand,

    /// <summary>Rented for a year.</summary>
    OneYear,

    /// <summary>Rented for three years.</summary>
    ThreeYears,

    /// <summary>Spare capacity that can be taken away at short notice.</summary>
    Spot,

    /// <summary>Bought.</summary>
    Purchase,
}
