using System.Collections.Immutable;
using System.Globalization;

namespace CostModel.Analysis.Audit;

/// <summary>A claim beside what its inputs give.</summary>
public sealed record AuditReport
{
    /// <summary>The claim, in its unit.</summary>
    public required double Claimed { get; init; }

    /// <summary>What the inputs give, in the unit of the claim; null where they give something of another unit.</summary>
    public double? Computed { get; init; }

    /// <summary>The unit of the claim.</summary>
    public required string Unit { get; init; }

    /// <summary>How far the claim may be from the result: a share that rounding explains.</summary>
    public required double Tolerance { get; init; }

    /// <summary>The verdict.</summary>
    public required AuditVerdict Verdict { get; init; }

    /// <summary>Slips that explain the claim, the likeliest first; empty where it holds or nothing known explains it.</summary>
    public ImmutableArray<SlipMatch> Slips { get; init; } = [];

    /// <summary>The calculation as it was read.</summary>
    public string Calculation { get; init; } = "";

    /// <summary>How many times the claim is off, at least 1; null where that has no meaning.</summary>
    public double? Factor => Computed is { } computed && computed != 0 && Claimed / computed is > 0 and var ratio ? Math.Max(ratio, 1 / ratio) : null;

    /// <summary>The verdict in a sentence.</summary>
    public string Sentence => Verdict switch
    {
        AuditVerdict.Reproduces => "reproduces",
        AuditVerdict.WrongUnit => "cannot be compared: the inputs give something of another unit",
        AuditVerdict.Off when Claimed == 0 => "zero where the inputs give more" + Likely,
        AuditVerdict.Impossible => "impossible: a gross margin cannot exceed 100 %" + Likely,
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $"off by {Times(Factor)}{(Slips.IsEmpty ? "; no known slip explains it" : $"; likely slip: {Slips[0].Explanation}")}"),
    };

    private string Likely => Slips.IsEmpty ? "" : "; likely slip: " + Slips[0].Explanation;

    private static string Times(double? factor) => factor switch
    {
        null => "its sign",
        < 1.1 => ((factor.Value - 1) * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %",
        < 10 => factor.Value.ToString("0.##", CultureInfo.InvariantCulture) + "x",
        _ => factor.Value.ToString("#,##0", CultureInfo.InvariantCulture) + "x",
    };
}
