using CostModel.Efficiency;

namespace CostModel.Analysis.Levers;

/// <summary>A technique in a scenario, on its own.</summary>
public sealed record LeverRow
{
    /// <summary>The technique.</summary>
    public required Technique Technique { get; init; }

    /// <summary>Whether it works here.</summary>
    public required LeverStatus Status { get; init; }

    /// <summary>Why it does not, or what to know about it; empty for nothing.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The figures with it; those of the scenario where it does not apply.</summary>
    public required LeverFigures Figures { get; init; }

    /// <summary>What it gains: the share of cost that is saved, or points of margin as a fraction.</summary>
    public double Gain { get; init; }

    /// <summary>The share of the baseline's serving time that is spent on the resource that it changes; null where it does not change serving.</summary>
    public double? ActsOn { get; init; }

    /// <summary>What it does to quality.</summary>
    public QualityEffect Quality { get; init; } = QualityEffect.None;

    /// <summary>Whether the central estimate of quality stays above the floor.</summary>
    public bool KeepsFloor { get; init; } = true;

    /// <summary>What it costs once.</summary>
    public Usd OneOff { get; init; } = Usd.Zero;

    /// <summary>Days until what it saves has paid what it cost once; null where it saves nothing a day.</summary>
    public double? PaybackDays { get; init; }

    /// <summary>What the post-training pipeline that it is costs for this model; null for other techniques.</summary>
    public PostTrainingFigures? PostTraining { get; init; }
}
