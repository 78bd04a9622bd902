using CostModel.Hardware;
using CostModel.Models;
using CostModel.Training;
using CostModel.Validation;
using FsCheck;
using FsCheck.Fluent;

namespace CostModel.Tests.Training;

/// <summary>Adapters beside frozen weights, against what their papers and tools print.</summary>
public class FineTuningTests
{
    /// <summary>
    /// LitGPT, tutorials/resource-tables.md (4839345): rank 8 on queries and values of Llama 2. Hu et al. 2021, arXiv 2106.09685, table 15: 18M for
    /// GPT-3 at rank 4. QLoRA's qlora.py prints 159,907,840 for LLaMA-7B at rank 64 on all linear layers.
    /// </summary>
    [Theory]
    [InlineData("llama-2-7b", 8, AdapterTargets.QueryValue, 4_194_304)]
    [InlineData("llama-2-13b", 8, AdapterTargets.QueryValue, 6_553_600)]
    [InlineData("gpt-3-175b", 4, AdapterTargets.QueryValue, 18_874_368)]
    [InlineData("llama-7b", 64, AdapterTargets.AllLinear, 159_907_840)]
    public void Adapters_have_as_many_parameters_as_was_published(string model, int rank, AdapterTargets targets, double published)
    {
        ModelArchitecture shape = ModelCatalog.Default[model].Architecture!;
        var tuned = new FineTuning(false, rank, targets);

        tuned.Parameters(LayerShape.Of(shape, 0, tuned)).Should().Be(published);
    }

    /// <summary>Hu et al. 2021, arXiv 2106.09685, section 4.2: GPT-3 175B takes 350 GB instead of 1.2 TB with adapters on queries and values at rank 4.</summary>
    [Fact]
    public void Gpt_3_with_adapters_keeps_the_350_gb_of_its_weights_and_little_else()
    {
        MemoryEstimate memory = Tuned("gpt-3-175b", "h100-sxm-80gb", TrainingMethod.Lora, 4, AdapterTargets.QueryValue).Estimate().Memory!;

        memory.States.TotalBytes.Should().BeApproximately(350e9, 0.02 * 350e9);
        (memory.Gradients + memory.Optimizer).TotalBytes.Should().BeLessThan(1e9);
    }

    /// <summary>
    /// The same: 43.1 tokens/s a V100 with adapters and 32.5 without, "with the same number of weight shards": 1.33. The layouts are not printed, so
    /// the ratio is what is checked; without recomputation of activations it would be 6/4 by FLOPs.
    /// </summary>
    [Fact]
    public void Gpt_3_trains_faster_with_adapters_by_about_what_was_published()
    {
        TrainingRun Run(TrainingMethod? method) => Tuned("gpt-3-175b", "v100-sxm-32gb", TrainingMethod.Lora, 4, AdapterTargets.QueryValue) with
        {
            Method = method,
            AdapterRank = method is null ? null : 4,
            AdapterTargets = method is null ? null : AdapterTargets.QueryValue,
            Chips = 192,
            BatchTokens = Tokens.FromTokens(192.0 * 384),
            SequenceLength = 384,
            Precision = TrainingPrecision.Fp16,
            Stack = TrainingStackCatalog.Default["megatron-lm-2020"],
            Layout = new TrainingLayout { Tensor = 16, Pipeline = 12, MicroBatch = 1, Recompute = Ratio.FromFraction(1), VirtualPipeline = 1 },
        };

        (Speed(Run(TrainingMethod.Lora)) / Speed(Run(null))).Should().BeInRange(1.20, 1.45);
    }

    /// <summary>
    /// Dettmers et al. 2023, arXiv 2305.14314, abstract and section 3: "from more than 780 GB to less than 48 GB" for 65B, with adapters of rank 64
    /// on all linear layers.
    /// </summary>
    [Fact]
    public void Llama_65b_is_fine_tuned_on_one_gpu_of_48_gb()
    {
        TrainingRun run = Tuned("llama-65b", "rtx-a6000-48gb", TrainingMethod.QLora, 64, AdapterTargets.AllLinear) with
        {
            SequenceLength = 512,
            BatchTokens = Tokens.FromTokens(16 * 512),
        };

        run.Estimate().Feasibility!.Fits.Should().BeTrue();
        (run with { Method = null, AdapterRank = null, AdapterTargets = null }).Estimate().Memory!.States.TotalBytes.Should().BeGreaterThan(780e9);
    }

    /// <summary>Dettmers et al. 2023, section 3: blocks of 64 with 8-bit constants, blocks of 256 of those with 32-bit ones: 0.127 bits a parameter.</summary>
    [Fact]
    public void Double_quantised_weights_take_4_127_bits()
        => (8 * FineTuning.NormalFloatBytes).Should().BeApproximately(4.127, 0.0005);

    /// <summary>
    /// NVIDIA/NeMo docs/source/performance/performance_summary.md (070a0bb), fine-tuning of Llama 2 on inputs packed to 4,096: printed TFLOP/s over
    /// printed tokens/s. Packed examples attend only within themselves, so that attention hardly counts.
    /// </summary>
    [Theory]
    [InlineData("llama-2-7b", 682e12 / 17_120, 673e12 / 25_206)]
    [InlineData("llama-2-13b", 754e12 / 9_741, 733e12 / 14_161)]
    [InlineData("llama-2-70b", 756e12 / 1_833, 705e12 / 2_557)]
    public void A_token_takes_the_flops_that_were_printed(string model, double full, double adapters)
    {
        ModelArchitecture shape = ModelCatalog.Default[model].Architecture!;

        TrainingFlops.PerToken(shape, 256).Should().BeApproximately(full, 0.02 * full);
        TrainingFlops.PerToken(shape, 256, new FineTuning(false, 32, AdapterTargets.QueryValue)).Should().BeApproximately(adapters, 0.03 * adapters);
    }

    [Fact]
    public void Naming_the_full_method_changes_nothing()
        => Prop.ForAll(Runs.Valid, run => (run with { Method = TrainingMethod.Full }).Estimate().GpuHours == run.Estimate().GpuHours)
            .QuickCheckThrowOnFailure();

    /// <summary>Frozen weights need no gradients, no optimizer states, and half of the backward products; turning 4 bits into 16 takes time.</summary>
    [Theory]
    [InlineData("llama-3.1-8b")]
    [InlineData("mixtral-8x7b")]
    [InlineData("deepseek-v2-lite")]
    [InlineData("nemotron-nano-30b-a3b")]
    public void Adapters_save_memory_and_time_and_four_bits_trade_one_for_the_other(string model)
    {
        TrainingEstimate Of(TrainingMethod? method) => (Tuned(model, "h200-sxm-141gb", TrainingMethod.Lora, 8, AdapterTargets.AllLinear) with
        {
            Method = method,
            AdapterRank = null,
            AdapterTargets = method is null ? null : AdapterTargets.Attention,
            Stack = TrainingStackCatalog.Default["pytorch-peft"],
            // Enough tokens at once that the accelerator is busy: where launching decides, adapters only add launches.
            BatchTokens = Tokens.FromTokens(32 * 2048),
            SequenceLength = 2048,
            Layout = new TrainingLayout { MicroBatch = 32, Recompute = Ratio.FromFraction(1), Sharding = ParameterSharding.Zero1 },
        }).Estimate();

        (TrainingEstimate full, TrainingEstimate lora, TrainingEstimate quantised) = (Of(null), Of(TrainingMethod.Lora), Of(TrainingMethod.QLora));

        lora.Memory!.Total.Should().BeLessThan(full.Memory!.Total);
        quantised.Memory!.Total.Should().BeLessThan(lora.Memory.Total);
        lora.TokensPerSecondPerChip.Should().BeGreaterThan(full.TokensPerSecondPerChip);
        quantised.TokensPerSecondPerChip.Should().BeLessThan(lora.TokensPerSecondPerChip);
    }

    [Fact]
    public void Paged_moments_take_time_instead_of_memory()
    {
        TrainingRun run = Tuned("llama-7b", "rtx-a6000-48gb", TrainingMethod.QLora, 64, AdapterTargets.AllLinear) with
        {
            Layout = new TrainingLayout { MicroBatch = 1, Recompute = Ratio.FromFraction(1) },
        };
        TrainingRun paged = run with { Optimizer = OptimizerKind.AdamPaged };

        // 159,907,840 parameters x 8 bytes of moments, there and back at 25 GB/s.
        (run.Estimate().Memory!.Optimizer - paged.Estimate().Memory!.Optimizer).TotalBytes.Should().BeApproximately(159_907_840 * 8.0, 1);
        (paged.Estimate().Step!.Optimizer - run.Estimate().Step!.Optimizer).TotalSeconds.Should().BeApproximately(2 * 159_907_840 * 8.0 / 25e9, 1e-6);
    }

    [Fact]
    public void The_operations_of_a_step_with_adapters_add_up_to_it()
    {
        CompiledTrainingRun run = Tuned("llama-7b", "rtx-a6000-48gb", TrainingMethod.QLora, 64, AdapterTargets.AllLinear).Compile();

        run.Breakdown().Sum(operation => operation.Time.TotalSeconds).Should().BeApproximately(run.Estimate().Step!.Seconds.TotalSeconds, 1e-9);
        run.Breakdown().Select(operation => operation.Name).Should().Contain(["adapters", "turning 4-bit weights into 16 bits"]);
    }

    [Fact]
    public void A_rank_beyond_the_narrowest_matrix_is_refused_with_the_numbers()
        => Faults(Tuned("llama-3.1-8b", "h100-sxm-80gb", TrainingMethod.Lora, 2048, AdapterTargets.AllLinear)).Should().ContainSingle().Which.Should()
            .Be("CM0104 training.adapterRank: an adapter of rank 2048 is no smaller than a matrix beside it: the narrowest of 'llama-3.1-8b' is 1024 wide (at most 1024; 8 to 64 is usual)");

    [Fact]
    public void A_rank_without_adapters_is_refused()
        => Faults(Tuned("llama-3.1-8b", "h100-sxm-80gb", TrainingMethod.Full, 8, AdapterTargets.AllLinear)).Should().HaveCount(2)
            .And.Contain(fault => fault.StartsWith("CM0111 training.adapterRank", StringComparison.Ordinal))
            .And.Contain(fault => fault.StartsWith("CM0111 training.adapterTargets", StringComparison.Ordinal));

    [Fact]
    public void Four_bit_weights_are_not_multiplied_in_8_bits()
        => Faults(Tuned("llama-3.1-8b", "h100-sxm-80gb", TrainingMethod.QLora, 8, AdapterTargets.AllLinear) with { Precision = TrainingPrecision.Fp8 })
            .Should().ContainSingle().Which.Should().Contain("qlora turns its 4-bit weights into 16 bits for each product, so it cannot compute in fp8");

    private static double Speed(TrainingRun run) => run.Estimate().TokensPerSecondPerChip.TotalTokensPerSecond;

    private static string[] Faults(TrainingRun run)
    {
        var faults = new FaultCollector();
        run.TryCompile(faults).Should().BeNull();
        return [.. faults.ToImmutable().Select(fault => fault.ToString())];
    }

    private static TrainingRun Tuned(string model, string hardware, TrainingMethod method, int rank, AdapterTargets targets) => new()
    {
        Model = ModelCatalog.Default[model],
        Tokens = Tokens.FromMillions(10),
        Hardware = HardwareCatalog.Default[hardware],
        Chips = 1,
        SequenceLength = 2048,
        BatchTokens = Tokens.FromTokens(8 * 2048),
        Method = method,
        AdapterRank = rank,
        AdapterTargets = targets,
    };
}
