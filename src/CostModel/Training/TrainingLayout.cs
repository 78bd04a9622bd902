namespace CostModel.Training;

/// <summary>How a training run is laid out over its accelerators. Unset parts are chosen: the fastest that fits.</summary>
public sealed record TrainingLayout
{
    /// <summary>Ranks that share each matrix (tensor parallel); divides the heads.</summary>
    public int? Tensor { get; init; }

    /// <summary>Pipeline stages.</summary>
    public int? Pipeline { get; init; }

    /// <summary>Chunks of layers that one stage holds (virtual pipeline); 1 is no interleaving.</summary>
    public int? VirtualPipeline { get; init; }

    /// <summary>Ranks that share each sequence (context parallel).</summary>
    public int? Context { get; init; }

    /// <summary>How those ranks see the whole sequence; a ring where not given.</summary>
    public ContextMethod? ContextMethod { get; init; }

    /// <summary>Ranks that share the experts of a layer (expert parallel).</summary>
    public int? Expert { get; init; }

    /// <summary>Ranks that share each matrix of an expert (expert tensor parallel); 1 where not given.</summary>
    public int? ExpertTensor { get; init; }

    /// <summary>Replicas of the model (data parallel); follows from the chips where not given.</summary>
    public int? Data { get; init; }

    /// <summary>Sequences that one rank processes at once.</summary>
    public int? MicroBatch { get; init; }

    /// <summary>What data-parallel ranks share out.</summary>
    public ParameterSharding? Sharding { get; init; }

    /// <summary>Ranks that share one copy where sharding does not span all of data parallelism (HSDP, MiCS).</summary>
    public int? ShardGroup { get; init; }

    /// <summary>The share of layer activations that is computed again in the backward pass: 0 none, 1 full.</summary>
    public Ratio? Recompute { get; init; }

    /// <summary>Whether the attention core alone is computed again (selective recomputation).</summary>
    public bool? SelectiveRecompute { get; init; }

    /// <summary>Whether the degrees that decide most about speed are given, or there is one accelerator only.</summary>
    internal bool StatesDegrees(int chips) => chips == 1 || (Tensor ?? Pipeline ?? Data) is not null || Sharding == ParameterSharding.Zero3;

    /// <summary>The pipeline's schedule; one forward, one backward where not given.</summary>
    public PipelineSchedule? Schedule { get; init; }
}
