using System.Collections.Immutable;
using System.Globalization;
using CostModel.Analysis.Audit;
using CostModel.Scaling;

namespace CostModel.Analysis.Claims;

/// <summary>A claim with what the model makes of it.</summary>
public sealed record ClaimResult
{
    /// <summary>The claim.</summary>
    public required Claim Claim { get; init; }

    /// <summary>Its figures, computed.</summary>
    public required ImmutableArray<FigureResult> Figures { get; init; }

    /// <summary>The verdict.</summary>
    public required ClaimVerdict Verdict { get; init; }

    /// <summary>The verdict in words, with the factor, the likely slip and the reason.</summary>
    public required string Sentence { get; init; }

    /// <summary>Whether the claim holds; null where it gives no figure to hold.</summary>
    public bool? Holds => Verdict switch
    {
        ClaimVerdict.Agrees => true,
        ClaimVerdict.Off or ClaimVerdict.Inconsistent => false,
        _ => null,
    };
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

    /// <summary>The computed figure with its unit, as <c>85.4 TWh/year</c>.</summary>
    public string Text => WrittenFigure(Computed);

    /// <summary>The claim, or the bounds that it sets, with the unit; empty where it gives no figure.</summary>
    public string ClaimedText => Figure switch
    {
        { Claimed.Length: > 0 } => Figure.Claimed,
        { AtLeast.Length: > 0, AtMost.Length: > 0 } => $"{Figure.AtLeast} to {Figure.AtMost}",
        { AtLeast.Length: > 0 } => "at least " + Figure.AtLeast,
        { AtMost.Length: > 0 } => "at most " + Figure.AtMost,
        _ => "",
    };

    private string WrittenFigure(double value)
    {
        string number = Math.Abs(value) switch
        {
            >= 1e4 and < 1e6 => value.ToString("#,##0", CultureInfo.InvariantCulture),
            >= 1e6 and < 1e15 => CountText.Of(value),
            >= 1000 and < 1e4 => value.ToString("0.#", CultureInfo.InvariantCulture),
            _ => QuantityText.Number(value),
        };
        return Unit is "" or "%" or "x" ? number + Unit : $"{number} {Unit}";
    }
}
