namespace CostModel.Serving;

/// <summary>A fleet that is stated rather than computed: its size is known, from a disclosure or an invoice.</summary>
public sealed record Fleet
{
    /// <summary>Accelerators; or give servers.</summary>
    public double? Chips { get; init; }

    /// <summary>Servers, a mean over the period and so perhaps not whole.</summary>
    public double? Servers { get; init; }

    /// <summary>Accelerators of a server; those of the hardware's node where not given.</summary>
    public double? ChipsPerServer { get; init; }
}
