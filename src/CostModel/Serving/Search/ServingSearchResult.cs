using System.Collections.Immutable;

namespace CostModel.Serving.Search;

/// <summary>What a search found.</summary>
public sealed record ServingSearchResult
{
    /// <summary>The cheapest way on each accelerator that has one, cheapest first.</summary>
    public required ImmutableArray<ServingOption> Options { get; init; }

    /// <summary>
    /// The ways that no other beats in both cost per million tokens and tokens a second of a user, over everything searched and whether the
    /// objective is met or not; fastest first. Figures of these are means.
    /// </summary>
    public required ImmutableArray<ServingOption> Front { get; init; }

    /// <summary>The accelerators that have none, with the reason, nearest first.</summary>
    public required ImmutableArray<ServingRefusal> Refused { get; init; }

    /// <summary>Combinations of accelerator, number, layout and precision that there were.</summary>
    public required int Configurations { get; init; }

    /// <summary>Whether there is any way.</summary>
    public bool IsFeasible => !Options.IsEmpty;
}
