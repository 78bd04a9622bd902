namespace CostModel.Economics;

/// <summary>The kind of a charge, as FOCUS classifies it.</summary>
public enum ChargeKind
{
    /// <summary>Something used.</summary>
    Usage,

    /// <summary>Something bought ahead of use, such as a commitment.</summary>
    Purchase,

    /// <summary>Something granted that lowers the bill.</summary>
    Credit,

    /// <summary>A correction of earlier charges, such as a refund.</summary>
    Adjustment,

    /// <summary>A tax.</summary>
    Tax,
}

/// <summary>What becomes of a part of a cost that is paid for by time.</summary>
public enum Occupancy
{
    /// <summary>It cannot be told, or does not apply.</summary>
    None,

    /// <summary>Work uses it.</summary>
    Used,

    /// <summary>It stands idle.</summary>
    Idle,

    /// <summary>It serves the others: control plane, storage, network.</summary>
    Overhead,
}

/// <summary>One line of a bill: so much of something, at a price.</summary>
/// <param name="Service">What it belongs to: serving, training, an API, a cost line.</param>
/// <param name="Name">Its name.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Unit">Of what, such as <c>GPU-Hours</c>.</param>
/// <param name="CostUsd">What it costs; negative for a credit.</param>
public sealed record StatementLine(string Service, string Name, double Quantity, string Unit, double CostUsd)
{
    /// <summary>The kind of charge.</summary>
    public ChargeKind Kind { get; init; }

    /// <summary>What becomes of it.</summary>
    public Occupancy Occupancy { get; init; }

    /// <summary>Whether it comes every month; a training run comes once.</summary>
    public bool Recurs { get; init; } = true;

    /// <summary>What it would cost at list price; what it costs where no other list price is known.</summary>
    public double? ListCostUsd { get; init; }

    /// <summary>The commitment under which it is priced; empty for none.</summary>
    public string Commitment { get; init; } = "";

    /// <summary>Other names by which a bill may call it, such as the hardware's id.</summary>
    public string Alias { get; init; } = "";

    /// <summary>Cost of one unit; null where there is no quantity.</summary>
    public double? UnitPrice => Quantity == 0 ? null : CostUsd / Quantity;
}
