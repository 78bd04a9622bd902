using System.Collections.Immutable;
using CostModel.Training;

namespace CostModel.Scenarios.Inputs;

/// <summary>Inputs of a training run's step at operator depth: batch, layout, recipe and software. What is left out is chosen.</summary>
internal static class TrainingLayoutInputs
{
    internal static readonly InputDefinition BatchTokens = Input.Of<Tokens>(
        "training.batchTokens",
        "token",
        InputRange.Positive,
        "Tokens of one optimizer step over all accelerators; as usual for the size of the cluster where not given.",
        s => s.Training?.BatchTokens,
        (s, v) => Run(s, run => run with { BatchTokens = v }))
        .WithExample("4M tokens");

    internal static readonly InputDefinition NetworkBandwidth = Input.Of<BytesPerSecond>(
        "training.networkBandwidth",
        "B/s",
        InputRange.Positive,
        "Bandwidth between nodes per accelerator and direction, where it differs from the hardware's usual one.",
        s => s.Training?.NetworkBandwidth,
        (s, v) => Run(s, run => run with { NetworkBandwidth = v }))
        .WithExample("50 GB/s");

    internal static readonly InputDefinition Recompute = Input.Of<Ratio>(
        "training.recompute",
        "",
        InputRange.Share,
        "Share of layer activations that the backward pass computes again: 0% none, 100% full.",
        s => s.Training?.Layout.Recompute,
        (s, v) => Layout(s, layout => layout with { Recompute = v }))
        .WithExample("100%");

    internal static readonly ImmutableArray<InputDefinition> Numbers =
    [
        BatchTokens,
        NetworkBandwidth,
        Recompute,
        Degree("tensor", "Ranks that share each matrix; divides the heads.", l => l.Tensor, (l, v) => l with { Tensor = v }, "8"),
        Degree("pipeline", "Pipeline stages.", l => l.Pipeline, (l, v) => l with { Pipeline = v }, "8"),
        Degree("virtualPipeline", "Chunks of layers that one stage holds; 1 is no interleaving.", l => l.VirtualPipeline, (l, v) => l with { VirtualPipeline = v }, "2"),
        Degree("data", "Replicas of the model; follows from the chips where not given.", l => l.Data, (l, v) => l with { Data = v }, "128"),
        Degree("context", "Ranks that share each sequence.", l => l.Context, (l, v) => l with { Context = v }, "2"),
        Degree("expert", "Ranks that share the experts of a layer.", l => l.Expert, (l, v) => l with { Expert = v }, "8"),
        Degree("expertTensor", "Ranks that share each matrix of an expert.", l => l.ExpertTensor, (l, v) => l with { ExpertTensor = v }, "1"),
        Degree("microBatch", "Sequences that one rank processes at once.", l => l.MicroBatch, (l, v) => l with { MicroBatch = v }, "1"),
        Degree("shardGroup", "Ranks that share one copy, where sharding does not span all of data parallelism (HSDP).", l => l.ShardGroup, (l, v) => l with { ShardGroup = v }, "8"),
    ];

    internal static readonly ImmutableArray<TextInputDefinition> Texts =
    [
        new TextInputDefinition(
            "training.stack",
            "training stack",
            "Software, which its constants stand for; the newest for the hardware where not given.",
            catalogs => catalogs.Stacks.Ids,
            s => s.Training?.Stack?.Id,
            (s, text, catalogs) => catalogs.Stacks.TryGet(text, out TrainingStack? stack) ? Run(s, run => run with { Stack = stack }) : null)
        {
            Example = "megatron-core-2025-03",
        },
        TextInput.OneOf(
            "training.optimizer",
            "optimizer",
            "Optimizer, for what it keeps in memory.",
            Optimizers.Names,
            "adam",
            s => s.Training?.Optimizer,
            (s, v) => Run(s, run => run with { Optimizer = v })),
        TextInput.OneOf(
            "training.gradientPrecision",
            "precision",
            "Format that gradients are kept and summed in; that of the software where not given, and bf16 where only that makes it fit.",
            GradientPrecisions.Names,
            "bf16",
            s => s.Training?.GradientPrecision,
            (s, v) => Run(s, run => run with { GradientPrecision = v })),
        TextInput.OneOf(
            "training.parallelism.sharding",
            "sharding",
            "What data-parallel ranks share out among themselves; under a pipeline, zero3 still keeps gradients whole until the last micro-batch.",
            ParameterShardings.Names,
            "zero1",
            s => s.Training?.Layout.Sharding,
            (s, v) => Layout(s, layout => layout with { Sharding = v })),
        TextInput.OneOf(
            "training.parallelism.contextMethod",
            "method",
            "How ranks that share a sequence see all of it: keys and values around a ring, or heads for parts of the sequence (all-to-all).",
            ContextMethods.Names,
            "ring",
            s => s.Training?.Layout.ContextMethod,
            (s, v) => Layout(s, layout => layout with { ContextMethod = v })),
        TextInput.OneOf(
            "training.parallelism.schedule",
            "schedule",
            "Schedule of the pipeline.",
            PipelineSchedules.Names,
            "1f1b",
            s => s.Training?.Layout.Schedule,
            (s, v) => Layout(s, layout => layout with { Schedule = v })),
    ];

    private static InputDefinition Degree(
        string name,
        string meaning,
        Func<TrainingLayout, int?> get,
        Func<TrainingLayout, int, TrainingLayout> with,
        string example)
        => Input.Count(
            "training.parallelism." + name,
            "rank",
            meaning,
            s => s.Training is { } run ? get(run.Layout) : null,
            (s, v) => Layout(s, layout => with(layout, v)))
            .WithExample(example);

    private static Scenario Run(Scenario scenario, Func<TrainingRun, TrainingRun> change)
        => scenario with { Training = change(scenario.Training ?? new TrainingRun()) };

    private static Scenario Layout(Scenario scenario, Func<TrainingLayout, TrainingLayout> change)
        => Run(scenario, run => run with { Layout = change(run.Layout) });
}
