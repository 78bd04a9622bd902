using System.Collections.Immutable;
using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Efficiency.PostTraining;

/// <summary>The way from a trained model to one that follows instructions, stage by stage.</summary>
public sealed record PostTrainingPipeline : ICatalogRecord
{
    private const string Folder = "pipelines";

    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <summary>The full name.</summary>
    public required string Name { get; init; }

    /// <summary>The stages in order.</summary>
    public required ImmutableArray<PostTrainingStage> Stages { get; init; }

    /// <summary>The policy of the published run; null for a pipeline that is of no particular run.</summary>
    public ParameterCount? Policy { get; init; }

    /// <summary>What an hour of labelling is paid.</summary>
    public UsdPerHour Wage { get; init; } = UsdPerHour.FromDollarsPerHour(30);

    /// <summary>What a reader must know to use it; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>Where the figures come from, by field.</summary>
    public ImmutableDictionary<string, Citation> Sources { get; init; } = ImmutableDictionary<string, Citation>.Empty;

    /// <summary>The shipped pipelines.</summary>
    public static Catalog<PostTrainingPipeline> Default { get; } =
        new("pipeline", ShippedFiles.IdsIn(Folder), id => ShippedFiles.Load(Folder, id, PipelineReader.Read));

    /// <summary>Reads a pipeline from a document with the validation that the shipped ones pass.</summary>
    /// <returns>The pipeline, or null where there are faults.</returns>
    public static PostTrainingPipeline? Read(DataNode node, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(faults);
        int before = faults.Count;
        PostTrainingPipeline? pipeline = RecordReader.ReadRecord(node, faults, PipelineReader.Read);
        return faults.Count == before ? pipeline : null;
    }

    /// <summary>What it takes for a policy of a given size.</summary>
    public PostTrainingEstimate Estimate(PostTrainingSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return new PostTrainingEstimate(this, [.. Stages.Select(stage => StageEstimate.Of(stage, Wage, setting))]);
    }
}
