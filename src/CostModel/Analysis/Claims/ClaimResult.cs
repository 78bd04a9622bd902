using System.Collections.Immutable;
using CostModel.Analysis.Audit;

namespace CostModel.Analysis.Claims;

/// <summary>A claim with what the model makes of it.</summary>
public sealed record ClaimResult
{
    /// <summary>The claim.</summary>
    public required Claim Claim { get; init; }

    /// <summary>Its figures, computed.</summary>
    public required ImmutableArray<FigureResult> Figures { get; init; }

    /// <summary>Whether the claim holds; null where it gives no figure to hold.</summary>
    public bool? Holds { get; init; }

    /// <summary>The verdict in words.</summary>
    public required string Verdict { get; init; }
}

/// <summary>A computed figure of a claim.</summary>
public sealed record FigureResult
{
    /// <summary>The figure.</summary>
    public required ClaimFigure Figure { get; init; }

    /// <summary>The claimed value that counts: the claim, or the bound that is nearer; null where the claim gives none.</summary>
    public double? Claimed { get; init; }

    /// <summary>What the model gives, in the unit of the claim.</summary>
    public required double Computed { get; init; }

    /// <summary>The unit of both.</summary>
    public required string Unit { get; init; }

    /// <summary>The calculation: the formula, or the metric of the scenario.</summary>
    public required string Calculation { get; init; }

    /// <summary>Whether it holds; null where the claim gives no figure.</summary>
    public bool? Holds { get; init; }

    /// <summary>How the claim compares; null where it gives no figure.</summary>
    public AuditReport? Report { get; init; }
}
