namespace CostModel.Training;

/// <summary>A complete layout and batch: what one training step is evaluated at. All degrees are at least 1.</summary>
internal readonly record struct StepSettings()
{
    internal required double SequenceLength { get; init; }

    /// <summary>Sequences of one micro-batch on one rank.</summary>
    internal required double MicroBatch { get; init; }

    /// <summary>Micro-batches of one step on one rank.</summary>
    internal required double MicroBatches { get; init; }

    internal required double Tensor { get; init; }

    internal required double Pipeline { get; init; }

    /// <summary>Chunks of layers of one stage.</summary>
    internal required double Chunks { get; init; }

    internal required double Data { get; init; }

    internal required double Context { get; init; }

    internal required double Expert { get; init; }

    /// <summary>Ranks that share each matrix of an expert.</summary>
    internal double ExpertTensor { get; init; } = 1;

    internal required ParameterSharding Sharding { get; init; }

    /// <summary>Ranks that share one copy of what is sharded.</summary>
    internal required double ShardGroup { get; init; }

    /// <summary>Share of layer activations that is computed again.</summary>
    internal required double Recompute { get; init; }

    internal required bool SelectiveRecompute { get; init; }

    internal required PipelineSchedule Schedule { get; init; }

    /// <summary>Tokens of one micro-batch on one rank.</summary>
    internal double MicroBatchTokens => MicroBatch * SequenceLength / Context;

    /// <summary>Tokens of one step over all ranks.</summary>
    internal double StepTokens => MicroBatch * MicroBatches * Data * SequenceLength;

    internal double Chips => Tensor * Pipeline * Data * Context;

    /// <summary>Ranks that hold the same dense parameters.</summary>
    internal double Replicas => Data * Context;

    /// <summary>Ranks that hold the same experts.</summary>
    internal double ExpertReplicas => Math.Max(1, Data * Context * Tensor / (Expert * ExpertTensor));

    /// <summary>Parts that the experts of a layer are split into.</summary>
    internal double ExpertShards(double experts) => Math.Min(Expert, Math.Max(1, experts)) * ExpertTensor;
}
