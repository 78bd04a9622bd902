using CostModel.Catalogs;

namespace CostModel.Documents.WorkedExamples;

/// <summary>A published calculation: its inputs as a scenario, and what its author arrived at.</summary>
internal sealed record WorkedExample
{
    internal required string Id { get; init; }

    /// <summary>What it computes, in words.</summary>
    internal required string Computes { get; init; }

    internal required string Source { get; init; }

    /// <summary>The published result, in its own unit.</summary>
    internal required double Published { get; init; }

    /// <summary>How far ours may be from it, as a fraction.</summary>
    internal required double Tolerance { get; init; }

    /// <summary>The metric that gives the same figure.</summary>
    internal required string Metric { get; init; }

    /// <summary>The metric's unit over the published one, such as 100 for percent.</summary>
    internal required double Times { get; init; }

    internal required DataMapping Scenario { get; init; }

    internal string? Note { get; init; }

    /// <summary>What is wrong with the published figure, where it is reproduced only to be named.</summary>
    internal string? Slip { get; init; }

    /// <summary>The metric of the right figure.</summary>
    internal string? RightMetric { get; init; }
}
