namespace CostModel.Economics;

/// <summary>
/// A training run costed as the value that bought hardware loses during it, plus energy: the amortised method of Cottier et al. 2024
/// (arXiv 2405.21015, Epoch AI), beside the price of the whole cluster and its rent.
/// </summary>
public sealed record CapitalPlan
{
    /// <summary>Price of a bare accelerator; times <see cref="ServerToChip"/> it is the price in its server.</summary>
    public Usd? ChipPrice { get; init; }

    /// <summary>Price of a server over the number of its accelerators.</summary>
    public Usd? ServerPricePerChip { get; init; }

    /// <summary>What an accelerator with its part of the server is worth when training starts, where known rather than computed.</summary>
    public Usd? ValueAtStart { get; init; }

    /// <summary>Price of an accelerator in its server over that of the bare one, at least 1; 1.64 where not given (Cottier et al. 2024: A100 1.66, V100 1.69, P100 1.54).</summary>
    public double? ServerToChip { get; init; }

    /// <summary>The network's share of the cluster's price, below 1; 19 % where not given (Cottier et al. 2024).</summary>
    public Ratio? NetworkShare { get; init; }

    /// <summary>How fast the value falls: orders of magnitude a year; 0.14 where not given (Hobbhahn et al. 2023), 32.2 % a year.</summary>
    public double? Decline { get; init; }

    /// <summary>The time between purchase and start of training, instead of dates.</summary>
    public Duration? Age { get; init; }

    /// <summary>When the price held.</summary>
    public DateOnly? PriceDate { get; init; }

    /// <summary>When the accelerator was released: it can be had 90 days later at the earliest.</summary>
    public DateOnly? ReleaseDate { get; init; }

    /// <summary>When training starts; the scenario's date where not given.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Accelerators bought; those of the training run where not given.</summary>
    public double? Chips { get; init; }
}
