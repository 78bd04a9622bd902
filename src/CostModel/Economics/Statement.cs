using System.Collections.Immutable;

namespace CostModel.Economics;

/// <summary>Revenue and costs that are known as amounts, over one period or for one unit: what is left, as a margin and as a markup.</summary>
public sealed record Statement
{
    /// <summary>Revenue, or the price of a unit.</summary>
    public Usd? Revenue { get; init; }

    /// <summary>Cost, or the cost of a unit; added to <see cref="Costs"/>.</summary>
    public Usd? Cost { get; init; }

    /// <summary>The gross margin to reach, below 100 %: asks for the price that reaches it at this cost, and the cost at this price.</summary>
    public Ratio? TargetMargin { get; init; }

    /// <summary>Costs by name.</summary>
    public ImmutableSortedDictionary<string, Usd> Costs { get; init; } = ImmutableSortedDictionary.Create<string, Usd>(StringComparer.Ordinal);
}
