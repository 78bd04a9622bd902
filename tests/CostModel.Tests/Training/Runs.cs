using CostModel.Hardware;
using CostModel.Models;
using CostModel.Training;
using FsCheck;
using FsCheck.Fluent;

namespace CostModel.Tests.Training;

/// <summary>Training runs whose layouts are valid, for properties that hold of all of them.</summary>
internal static class Runs
{
    /// <summary>Dense with one or several key-value heads, gated or not; latent attention, experts and recurrent layers.</summary>
    private static readonly string[] s_models =
    [
        "gpt-3-175b", "mpt-7b", "palm-62b", "llama-3.1-8b", "llama-3.1-70b", "gemma-2-27b", "qwen3-30b-a3b", "mixtral-8x7b", "deepseek-v3",
        "nemotron-nano-30b-a3b",
    ];

    private static readonly string[] s_gpus = ["v100-sxm-32gb", "a100-sxm-80gb", "h100-sxm-80gb", "gb200", "mi300x-192gb"];

    private static readonly int[] s_degrees = [1, 2, 4, 8];

    /// <summary>Random runs with a layout that divides heads, layers, experts and batch.</summary>
    internal static Arbitrary<TrainingRun> Valid { get; } = Gen.Choose(0, int.MaxValue - 1).ArrayOf(12).Select(Of).ToArbitrary();

    /// <summary>A run with a stated layout; the batch follows from the micro-batches of each replica.</summary>
    internal static TrainingRun Of(Model model, string hardware, string stack, int chips, int sequence, int microBatches, TrainingLayout layout)
    {
        int data = chips / (layout.Tensor!.Value * layout.Pipeline!.Value * (layout.Context ?? 1));
        return new TrainingRun
        {
            Model = model,
            Tokens = Tokens.FromBillions(100),
            Hardware = HardwareCatalog.Default[hardware],
            Chips = chips,
            SequenceLength = sequence,
            BatchTokens = Tokens.FromTokens((double)data * microBatches * layout.MicroBatch!.Value * sequence),
            Stack = TrainingStackCatalog.Default[stack],
            Layout = layout,
        };
    }

    /// <summary>A decoder as GPT-3: plain multi-head attention, a feed-forward part of four times the width, learned positions.</summary>
    internal static Model Gpt(int layers, int hidden, int heads) => Model.OfArchitecture("gpt", "gpt", new ModelArchitecture
    {
        Hidden = hidden,
        Vocabulary = 51200,
        ContextLength = 2048,
        Layers = [new LayerGroup(layers, new Attention { Heads = heads, KeyValueHeads = heads, HeadDim = hidden / heads }, new DenseFeedForward(4 * hidden, Gated: false))],
        TiedEmbeddings = true,
        LearnedPositions = 2048,
        NormBias = true,
    });

    private static TrainingRun Of(int[] x)
    {
        Model model = ModelCatalog.Default[Pick(s_models, x[0])];
        bool isTpu = x[1] % 5 == 0;
        HardwareProfile hardware = HardwareCatalog.Default[isTpu ? "tpu-v5p" : Pick(s_gpus, x[2])];
        string platform = isTpu ? "tpu" : "";
        TrainingStack stack = Pick(TrainingStackCatalog.Default.Ids.Select(id => TrainingStackCatalog.Default[id]).Where(one => one.Platform == platform).ToArray(), x[3]);
        int tensor = Pick(s_degrees.Where(t => LayoutSpace.Heads(model.Architecture!) % t == 0).ToArray(), x[4]);
        int pipeline = Pick([1, 1, 2, 4, 7, 8], x[5]);
        int data = Pick([1, 2, 8, 64], x[6]);
        int experts = model.Architecture!.Layers.Select(group => group.FeedForward).OfType<MixtureOfExperts>().Select(moe => moe.Experts).DefaultIfEmpty(1).Max();
        int sequence = Pick([2048, 4096, 8192], x[7]);
        return Of(model, hardware.Id, stack.Id, tensor * pipeline * data, sequence, Pick([8, 16, 56], x[8]), new TrainingLayout
        {
            Tensor = tensor,
            Pipeline = pipeline,
            VirtualPipeline = pipeline > 1 ? Pick([1, 2], x[9]) : 1,
            Context = 1,
            Expert = Divisors.Gcd(experts, data),
            MicroBatch = Pick([1, 2, 4], x[9] / 2),
            Sharding = pipeline > 1 ? Pick([ParameterSharding.None, ParameterSharding.Zero1], x[10]) : Pick(Enum.GetValues<ParameterSharding>(), x[10]),
            Recompute = Ratio.FromFraction(Pick([0, 0.5, 1], x[11])),
            SelectiveRecompute = x[11] % 4 == 0,
            Schedule = Pick(Enum.GetValues<PipelineSchedule>(), x[11] / 4),
        });
    }

    private static T Pick<T>(T[] choices, int index) => choices[index % choices.Length];
}
