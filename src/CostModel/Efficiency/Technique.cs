using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Efficiency;

/// <summary>
/// A way to make a model cheaper, or better at the same cost: which resource it changes, where that helps, what it needs, what it costs once,
/// and what it does to quality.
/// </summary>
public sealed record Technique : ICatalogRecord
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <summary>The full name.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>When it helps, and when it does not.</summary>
    public required string Regime { get; init; }

    /// <summary>Where in the life of a model it acts.</summary>
    public required ImmutableArray<TechniquePhase> Phases { get; init; }

    /// <summary>The resources that it changes.</summary>
    public required ImmutableArray<TechniqueResource> Resources { get; init; }

    /// <summary>A place that only one technique can fill, such as <c>weight-format</c>; empty for none.</summary>
    public string Slot { get; init; } = "";

    /// <summary>Ids of techniques that it cannot be combined with.</summary>
    public ImmutableArray<string> Excludes { get; init; } = [];

    /// <summary>What it needs.</summary>
    public ImmutableArray<Requirement> Requires { get; init; } = [];

    /// <summary>What it changes about serving; null for nothing.</summary>
    public ServingEffect? Serving { get; init; }

    /// <summary>What it changes about training; null for nothing.</summary>
    public TrainingEffect? Training { get; init; }

    /// <summary>The id of the post-training pipeline that it is; empty for none.</summary>
    public string Pipeline { get; init; } = "";

    /// <summary>Why the cost of a scenario does not show it: current software has it already, or it acts on another part; empty where it does.</summary>
    public string NotCounted { get; init; } = "";

    /// <summary>What it costs once.</summary>
    public OneOffCost OneOff { get; init; } = OneOffCost.None;

    /// <summary>What it does to quality.</summary>
    public QualityEffect Quality { get; init; } = QualityEffect.None;

    /// <summary>Where the figures come from, by field.</summary>
    public ImmutableDictionary<string, Citation> Sources { get; init; } = ImmutableDictionary<string, Citation>.Empty;

    /// <summary>Whether two techniques may be used together.</summary>
    public bool GoesWith(Technique other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Id != other.Id
            && (Slot.Length == 0 || Slot != other.Slot)
            && !Excludes.Contains(other.Id)
            && !other.Excludes.Contains(Id);
    }
}
