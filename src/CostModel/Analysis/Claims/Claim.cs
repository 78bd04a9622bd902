using System.Collections.Immutable;

namespace CostModel.Analysis.Claims;

/// <summary>A published claim, with what it takes to compute it again.</summary>
public sealed record Claim
{
    /// <summary>The id, such as <c>C01</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Where it was published.</summary>
    public required string Article { get; init; }

    /// <summary>What it says, in this package's words.</summary>
    public required string Text { get; init; }

    /// <summary>Where the inputs and the evidence come from.</summary>
    public string Basis { get; init; } = "";

    /// <summary>What to know about the verdict, with the figures in braces: <c>{1}</c> is the first one as computed. Empty for nothing.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Why there is nothing to compute; empty where there is.</summary>
    public string NotComputed { get; init; } = "";

    /// <summary>Whether every figure must hold, or only the first one.</summary>
    public bool JudgesAll { get; init; }

    /// <summary>Whether a slip of the same factor would be chance.</summary>
    public bool NoSlip { get; init; }

    /// <summary>A verdict that figures cannot give, such as that of a direction; null where they do.</summary>
    public ClaimVerdict? Judgement { get; init; }

    /// <summary>The inputs of formulas by name: numbers with units, or references to a catalog such as <c>hardware:tpu-v4:bf16</c>.</summary>
    public ImmutableSortedDictionary<string, string> Inputs { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The figures.</summary>
    public ImmutableArray<ClaimFigure> Figures { get; init; } = [];
}

/// <summary>One figure of a claim: a formula over its inputs, or a metric of a scenario.</summary>
public sealed record ClaimFigure
{
    /// <summary>What is computed.</summary>
    public required string What { get; init; }

    /// <summary>The claimed figure with its unit; empty where the claim gives none.</summary>
    public string Claimed { get; init; } = "";

    /// <summary>The least that the claim allows; empty for no bound.</summary>
    public string AtLeast { get; init; } = "";

    /// <summary>The most that the claim allows; empty for no bound.</summary>
    public string AtMost { get; init; } = "";

    /// <summary>The unit in which a figure is shown that has none of the above.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The share within which it holds.</summary>
    public double Tolerance { get; init; } = Audit.CalculationAudit.UsualTolerance;

    /// <summary>The formula; empty where a scenario answers.</summary>
    public string Formula { get; init; } = "";

    /// <summary>The scenario by paths, as <c>--set</c> takes them; empty where a formula answers.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Scenario { get; init; } = [];

    /// <summary>The metric of the scenario.</summary>
    public string Metric { get; init; } = "";
}
