using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Training;

/// <summary>
/// What a training framework of some years makes of the hardware: constants fitted on published runs, each with its meaning.
/// The default is stated in every estimate.
/// </summary>
public sealed record TrainingStack : ICatalogRecord
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <summary>The full name.</summary>
    public required string Name { get; init; }

    /// <summary>The first year, with a fraction for the month, that the constants stand for.</summary>
    public double FromYear { get; init; }

    /// <summary>The hardware generation that it runs on, such as <c>tpu</c>; empty for GPUs.</summary>
    public string Platform { get; init; } = "";

    /// <summary>Texts by which publications name it, lower case.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Whether attention is a fused kernel (FlashAttention, cuDNN) rather than products and a softmax in memory.</summary>
    public bool FusedAttention { get; init; } = true;

    /// <summary>Whether it splits matrices, stages, sequences or experts over ranks; a stack that does not shards parameters over all ranks.</summary>
    public bool SplitsModel { get; init; } = true;

    /// <summary>Whether it has pipeline stages.</summary>
    public bool Pipelines { get; init; } = true;

    /// <summary>Whether tensor-parallel ranks also share activations along the sequence.</summary>
    public bool SequenceParallel { get; init; }

    /// <summary>Whether a compiler schedules everything ahead (XLA): no launches, no misaligned tiles.</summary>
    public bool Compiled { get; init; }

    /// <summary>Whether pipeline stages hold several chunks of layers where a publication does not say.</summary>
    public bool Interleaves { get; init; }

    /// <summary>The pipeline's schedule where a run states none.</summary>
    public PipelineSchedule Schedule { get; init; }

    /// <summary>Share of the kernels' matrix rate that it reaches; about 1.</summary>
    public double MatrixShare { get; init; } = 1;

    /// <summary>Share of the hardware's attention kernel that it reaches, by hardware generation; <c>other</c> for the rest.</summary>
    public ImmutableDictionary<string, double> AttentionShare { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>Bytes of elementwise traffic per token and hidden element in the forward pass of a layer.</summary>
    public double ElementwiseBytes { get; init; }

    /// <summary>Seconds of launching the kernels of a dense layer's forward pass; hidden where the kernels take longer.</summary>
    public double LaunchSeconds { get; init; }

    /// <summary>Seconds that the accelerator waits for the host in an expert layer's forward pass: for the sizes of each expert's batch.</summary>
    public double ExpertWaitSeconds { get; init; }

    /// <summary>Seconds that each expert of a rank adds to a layer's forward pass: its own kernels for casting and multiplying.</summary>
    public double PerExpertSeconds { get; init; }

    /// <summary>Share of the kernels' rate for grouped products of experts that it reaches; about 1.</summary>
    public double ExpertMatrixShare { get; init; } = 1;

    /// <summary>Bytes per element that experts compute where their matrices have biases: what grouped products do not fuse.</summary>
    public double ExpertBiasBytes { get; init; }

    /// <summary>Whether it trains the modules that predict tokens after the next one, where a model has them.</summary>
    public bool TrainsPredictionModules { get; init; }

    /// <summary>Bytes per routed token and hidden element that sorting tokens by expert and back moves.</summary>
    public double PermuteBytes { get; init; }

    /// <summary>Share of tensor-parallel communication that computation does not hide.</summary>
    public double TensorExposure { get; init; } = 1;

    /// <summary>Share of the gradient reduction that the backward pass does not hide.</summary>
    public double DataExposure { get; init; } = 1;

    /// <summary>Share of parameter gathering (ZeRO-3) that computation does not hide.</summary>
    public double ShardExposure { get; init; } = 1;

    /// <summary>Share of the expert all-to-all that computation does not hide.</summary>
    public double ExpertExposure { get; init; } = 1;

    /// <summary>Whether parameter gathering uses the network ports of all accelerators of a node, rather than one ring through them.</summary>
    public bool GathersOverAllPorts { get; init; } = true;

    /// <summary>
    /// Seconds by which a step of 1,024 accelerators is longer because they wait for each other: for the slowest one, its input and its host.
    /// Grows with the binary logarithm of their number, as the largest of many delays does; one alone waits for none.
    /// </summary>
    public double RankWaitSeconds { get; init; }

    /// <summary>Bytes per parameter of the gradient buffers of 16-bit brain floats and narrower formats.</summary>
    public double GradientBytes { get; init; } = 4;

    /// <summary>Whether gradients are given back after each step, so that without accumulation they stand where activations stood.</summary>
    public bool FreesGradients { get; init; }

    /// <summary>Bytes per parameter of the gradient buffers of 16-bit floats.</summary>
    public double Fp16GradientBytes { get; init; } = 4;

    /// <summary>Bytes per sharded parameter that the optimizer keeps besides moments and master copy.</summary>
    public double OptimizerExtraBytes { get; init; }

    /// <summary>Bytes per logit at the peak of the loss: the logits, their 32-bit copy and its gradient.</summary>
    public double LogitBytes { get; init; } = 10;

    /// <summary>
    /// Share of a layer's activations, counted in 16 bits, that is kept where nothing is recomputed: less than 1 where a stack computes cheap ones
    /// again as it goes and keeps the inputs of products in 8 bits.
    /// </summary>
    public double KeptActivations { get; init; } = 1;

    /// <summary>Whether inputs of products are kept in 8 or 4 bits for the backward pass where products run in them, rather than cast once more.</summary>
    public bool KeepsNarrowInputs { get; init; }

    /// <summary>Bytes that the driver, communication buffers and workspaces take of an accelerator.</summary>
    public double ContextBytes { get; init; } = 5e9;

    /// <summary>What the allocator holds but does not use, as a share of activations, logits and gathered parameters.</summary>
    public double Fragmentation { get; init; } = 0.1;

    /// <summary>Whether the micro-batch of a publication is that of one accelerator, even where several share a replica.</summary>
    public bool BatchPerDevice { get; init; }

    /// <summary>Where the constants come from.</summary>
    public ImmutableDictionary<string, Citation> Sources { get; init; } = ImmutableDictionary<string, Citation>.Empty;

    /// <summary>The share of the hardware's attention kernel on one generation of hardware.</summary>
    internal double AttentionShareOn(string generation)
        => AttentionShare.TryGetValue(generation, out double share) ? share : AttentionShare.GetValueOrDefault("other", 1);
}
