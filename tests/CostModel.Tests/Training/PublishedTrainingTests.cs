using CostModel.Hardware;
using CostModel.Models;
using CostModel.Training;

namespace CostModel.Tests.Training;

/// <summary>Runs that their authors published with layout and speed. Every layout is stated, so nothing is searched for.</summary>
public class PublishedTrainingTests
{
    /// <summary>
    /// Narayanan et al. 2021, arXiv 2104.04473, table 1, last row: 128 layers of 25,600 on 3,072 A100, tensor 8, pipeline 64, batch 3,072:
    /// 163 TFLOP/s a GPU, 502 PFLOP/s in all. Equation 3 counts full recomputation and attention without a mask.
    /// </summary>
    [Fact]
    public void A_trillion_parameters_on_3072_a100()
    {
        const double Layers = 128;
        const double Hidden = 25600;
        StepEstimate step = Step(Runs.Gpt(128, 25600, 160), "a100-sxm-80gb", "megatron-lm-2020", 3072, 2048, 512, TrainingPrecision.Fp16, new TrainingLayout
        {
            Tensor = 8,
            Pipeline = 64,
            VirtualPipeline = 2,
            MicroBatch = 1,
            Sharding = ParameterSharding.None,
            Recompute = Ratio.FromFraction(1),
        }).Step!;

        double flops = 96 * 3072.0 * 2048 * Layers * Hidden * Hidden * (1 + (2048 / (6 * Hidden)) + (51200 / (16 * Layers * Hidden)));

        (flops / step.Seconds.TotalSeconds / 1e15).Should().BeApproximately(502, 0.05 * 502);
    }

    /// <summary>
    /// Smith et al. 2022, arXiv 2201.11990, section 2.4: batch 1,920 on 280, 350 and 420 DGX A100, tensor 8, pipeline 35: 60.1, 50.2 and 44.4 s
    /// a step, printed as 126, 121 and 113 TFLOP/s a GPU.
    /// </summary>
    [Theory]
    [InlineData(280, 60.1)]
    [InlineData(350, 50.2)]
    [InlineData(420, 44.4)]
    public void Megatron_turing_nlg_on_hundreds_of_dgx_a100(int nodes, double published)
    {
        int chips = 8 * nodes;
        StepEstimate step = Step(ModelCatalog.Default["mt-nlg-530b"], "a100-sxm-80gb", "megatron-deepspeed", chips, 2048, 1920 * 280 / chips, TrainingPrecision.Bf16, new TrainingLayout
        {
            Tensor = 8,
            Pipeline = 35,
            VirtualPipeline = 1,
            MicroBatch = 1,
            Sharding = ParameterSharding.None,
            Recompute = Ratio.FromFraction(1),
        }).Step!;

        step.Seconds.TotalSeconds.Should().BeApproximately(published, 0.05 * published);
    }

    /// <summary>MosaicML llm-foundry, scripts/train/benchmarking/README.md (8c8dd48), H100 80GB BF16: tokens/s a GPU, FSDP full shard.</summary>
    [Theory]
    [InlineData(80, 8192, 128, 8, 1, 1, 1058, 0.05)]
    [InlineData(80, 8192, 64, 8, 4, 1, 1039, 0.05)]
    [InlineData(48, 7168, 256, 8, 1, 1, 2148, 0.05)]
    [InlineData(48, 7168, 128, 8, 1, 1, 2199, 0.05)]
    [InlineData(48, 7168, 32, 14, 3, 1, 2308, 0.05)]
    [InlineData(32, 4096, 256, 6, 1, 0, 10119, 0.07)] // outside the goal of 5 %
    [InlineData(32, 4096, 512, 6, 1, 0, 9670, 0.12)] // outside the goal of 5 %: slower on 512 than on 256 for a reason that the table does not give
    public void Mpt_on_h100(int layers, int hidden, int chips, int microBatch, int microBatches, double recompute, double published, double tolerance)
        => Step(Mpt(layers, hidden), "h100-sxm-80gb", "llm-foundry", chips, 2048, microBatches, TrainingPrecision.Bf16, new TrainingLayout
        {
            Tensor = 1,
            Pipeline = 1,
            MicroBatch = microBatch,
            Sharding = ParameterSharding.Zero3,
            Recompute = Ratio.FromFraction(recompute),
        }).TokensPerSecondPerChip.TotalTokensPerSecond.Should().BeApproximately(published, tolerance * published);

    /// <summary>
    /// Chowdhery et al. 2022, arXiv 2204.02311, section 4.1: 238.3K tokens/s on 6,144 TPU v4, 12-way within and 256-way fully sharded over each of
    /// two pods, batch 2,048, full rematerialisation; 46.2 % MFU with attention.
    /// </summary>
    [Fact]
    public void Palm_on_two_pods_of_tpu_v4()
    {
        TrainingEstimate estimate = Step(ModelCatalog.Default["palm-540b"], "tpu-v4", "pathways-2022", 6144, 2048, 1, TrainingPrecision.Bf16, new TrainingLayout
        {
            Tensor = 12,
            Pipeline = 1,
            MicroBatch = 4,
            Sharding = ParameterSharding.Zero3,
            ShardGroup = 256,
            Recompute = Ratio.FromFraction(1),
        });

        // Outside the goal of 5 %; the four sequences of a replica are taken as one micro-batch, which the paper does not say.
        (6144 * estimate.TokensPerSecondPerChip.TotalTokensPerSecond).Should().BeApproximately(238_300, 0.07 * 238_300);
    }

    /// <summary>
    /// DeepSeek-V3, arXiv 2412.19437, table 1 and sections 3.2 and 4.2: 14.8T tokens in 2.664M H800-hours on 2,048 GPUs, pipeline 16, experts over
    /// 64, no tensor parallelism, DualPipe, batch 15,360 of 4,096 tokens, fp8 with a scale per block.
    /// </summary>
    [Fact]
    public void Deepseek_v3_in_2_664_million_gpu_hours()
    {
        TrainingRun run = Runs.Of(ModelCatalog.Default["deepseek-v3"], "h800-sxm-80gb", "hai-llm", 2048, 4096, 120, new TrainingLayout
        {
            Tensor = 1,
            Pipeline = 16,
            Expert = 64,
            MicroBatch = 1,
            Recompute = Ratio.Zero,
        }) with
        { Tokens = Tokens.FromTrillions(14.8), Precision = TrainingPrecision.Fp8Block };

        run.Estimate().GpuHours.TotalGpuHours.Should().BeApproximately(2.664e6, 0.12 * 2.664e6);
    }

    /// <summary>
    /// Llama 3, arXiv 2407.21783, table 4: tensor 8, pipeline 16, 16M tokens a step; MFU 43, 41 and 38 %. Section 3.3.2: sequences of 8K are trained
    /// without activation checkpointing, and a chunk of a stage holds one layer. The stack's constants rest on these rows, so that this checks the physics
    /// between them; without them the model is within 6 % (docs/accuracy-training.md, source "Llama").
    /// </summary>
    [Theory]
    [InlineData(8192, 8192, 1, 64, 32, 0.43)]
    [InlineData(16384, 8192, 1, 128, 16, 0.41)]
    [InlineData(16384, 131072, 16, 8, 16, 0.38)]
    public void Llama_3_405b_on_up_to_16384_h100(int chips, int sequence, int context, int data, int microBatches, double published)
    {
        TrainingRun run = Llama(chips, sequence, context, data, microBatches);

        TrainingEstimate estimate = run.Estimate();

        estimate.ModelFlopsUtilization.TotalFraction.Should().BeApproximately(published, 0.05 * published);
        estimate.Feasibility!.Fits.Should().BeTrue();
    }

    private static TrainingRun Llama(int chips, int sequence, int context, int data, int microBatches)
        => Runs.Of(ModelCatalog.Default["llama-3.1-405b"], "h100-sxm-80gb", "meta-llama-3", chips, sequence, microBatches, new TrainingLayout
        {
            Tensor = 8,
            Pipeline = 16,
            VirtualPipeline = 8,
            Recompute = Ratio.Zero,
            Context = context,
            Data = data,
            MicroBatch = 1,
        });

    private static TrainingEstimate Step(
        Model model, string hardware, string stack, int chips, int sequence, int microBatches, TrainingPrecision precision, TrainingLayout layout)
        => (Runs.Of(model, hardware, stack, chips, sequence, microBatches, layout) with { Precision = precision }).Estimate();

    /// <summary>MPT without learned positions or biases; heads of 128.</summary>
    private static Model Mpt(int layers, int hidden) => Model.OfArchitecture("mpt", "mpt", new ModelArchitecture
    {
        Hidden = hidden,
        Vocabulary = 50368,
        ContextLength = 2048,
        Layers = [new LayerGroup(layers, new Attention { Heads = hidden / 128, KeyValueHeads = hidden / 128, HeadDim = 128 }, new DenseFeedForward(4 * hidden, Gated: false))],
        TiedEmbeddings = true,
    });
}
