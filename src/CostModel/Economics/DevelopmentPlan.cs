using System.Collections.Immutable;

namespace CostModel.Economics;

/// <summary>What a model costs besides its final training run: experiments, people, labels, data, evaluation.</summary>
public sealed record DevelopmentPlan
{
    /// <summary>Hours of human labelling, such as preference ranking.</summary>
    public Duration? LabellingHours { get; init; }

    /// <summary>What an hour of labelling costs.</summary>
    public UsdPerHour? LabellingWage { get; init; }

    /// <summary>Labels of single reasoning steps, for process supervision.</summary>
    public double? StepLabels { get; init; }

    /// <summary>What one such label costs.</summary>
    public Usd? StepLabelPrice { get; init; }

    /// <summary>Tokens of training data that a model generates.</summary>
    public Tokens? SyntheticTokens { get; init; }

    /// <summary>What a million of them cost.</summary>
    public UsdPerMillionTokens? SyntheticPrice { get; init; }

    /// <summary>Evaluation and red-teaming.</summary>
    public Usd? Evaluation { get; init; }

    /// <summary>Compute of experiments over that of the final run.</summary>
    public Ratio? Experiments { get; init; }

    /// <summary>Compute of failed and repeated runs over that of the final run.</summary>
    public Ratio? FailedRuns { get; init; }

    /// <summary>People, in full-time equivalents.</summary>
    public double? Staff { get; init; }

    /// <summary>What one of them costs.</summary>
    public UsdPerMonth? Salary { get; init; }

    /// <summary>How long they work on it.</summary>
    public Years? StaffTime { get; init; }

    /// <summary>Licences of training data.</summary>
    public Usd? DataLicences { get; init; }

    /// <summary>Other costs by name.</summary>
    public ImmutableSortedDictionary<string, Usd> Costs { get; init; } = ImmutableSortedDictionary.Create<string, Usd>(StringComparer.Ordinal);
}
