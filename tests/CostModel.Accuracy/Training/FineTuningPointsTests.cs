using System.Globalization;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Training;

namespace CostModel.Accuracy.Training;

/// <summary>
/// Published fine-tuning runs. None is in the fit of training speed; two constants rest on LitGPT's rows (what eager PyTorch keeps of activations, and
/// the time of turning 4 bits into 16). Sources: NVIDIA/NeMo docs/source/performance/performance_summary.md (070a0bb), DGX H100, FP8: examples packed
/// to 4,096 tokens attend within themselves, so they stand here as 16 of 256. pytorch/torchtune README (0031bfb), 8 A100, 2 sequences of 2,048 each.
/// Lightning-AI/litgpt tutorials/resource-tables.md (4839345), A100 40 GB, longest example 1,304 tokens. Dettmers et al. 2023, arXiv 2305.14314,
/// figure 6: one sequence of 512.
/// </summary>
public class FineTuningPointsTests
{
    /// <summary>Tokens a second of one accelerator.</summary>
    private static readonly (string Id, double Published, TrainingRun Run)[] s_speeds =
    [
        ("NeMo, Llama 2 7B, all weights", 17_120, Packed("llama-2-7b", null, 1, 1)),
        ("NeMo, Llama 2 13B, all weights", 9_741, Packed("llama-2-13b", null, 1, 4)),
        ("NeMo, Llama 2 7B, LoRA", 25_206, Packed("llama-2-7b", TrainingMethod.Lora, 1, 1)),
        ("NeMo, Llama 2 13B, LoRA", 14_161, Packed("llama-2-13b", TrainingMethod.Lora, 1, 1)),
        ("NeMo, Llama 2 70B, LoRA", 2_557, Packed("llama-2-70b", TrainingMethod.Lora, 2, 4)),
        ("torchtune, Llama 3.1 70B, LoRA", 3_497 / 8.0, Sharded("llama-3.1-70b", TrainingMethod.Lora)),
        ("torchtune, Llama 3.1 405B, QLoRA", 653 / 8.0, Sharded("llama-3.1-405b", TrainingMethod.QLora)),
    ];

    /// <summary>GiB of one accelerator.</summary>
    private static readonly (string Id, double Published, TrainingRun Run)[] s_memory =
    [
        ("torchtune, Llama 3.1 70B, LoRA", 27.6, Sharded("llama-3.1-70b", TrainingMethod.Lora)),
        ("torchtune, Llama 3.1 405B, QLoRA", 44.8 / 1.0737, Sharded("llama-3.1-405b", TrainingMethod.QLora)),
        ("LitGPT, Llama 2 7B, LoRA", 21.30 / 1.0737, One("llama-2-7b", TrainingMethod.Lora, 1)),
        ("LitGPT, Llama 2 7B, LoRA, 2 sequences", 29.07 / 1.0737, One("llama-2-7b", TrainingMethod.Lora, 2)),
        ("LitGPT, Llama 2 7B, QLoRA", 13.84 / 1.0737, One("llama-2-7b", TrainingMethod.QLora, 1)),
        ("LitGPT, Llama 2 13B, LoRA", 38.12 / 1.0737, One("llama-2-13b", TrainingMethod.Lora, 1)),
        ("LitGPT, Llama 2 13B, QLoRA", 22.55 / 1.0737, One("llama-2-13b", TrainingMethod.QLora, 1)),
        ("QLoRA, LLaMA 7B", 6.9 / 1.0737, Checkpointed("llama-7b")),
        ("QLoRA, LLaMA 13B", 11.3 / 1.0737, Checkpointed("llama-13b")),
        ("QLoRA, LLaMA 33B", 24.7 / 1.0737, Checkpointed("llama-33b")),
        ("QLoRA, LLaMA 65B", 45.0 / 1.0737, Checkpointed("llama-65b")),
    ];

    [Fact]
    public void Speeds_are_within_a_quarter_of_what_was_published_and_half_within_a_tenth()
    {
        double[] errors = Errors(s_speeds, run => run.Estimate().TokensPerSecondPerChip.TotalTokensPerSecond, out string listed);

        errors.Max().Should().BeLessThan(0.25, listed);
        errors[errors.Length / 2].Should().BeLessThan(0.10, listed);
    }

    [Fact]
    public void Memory_is_within_a_quarter_of_what_was_published_and_half_within_8_percent()
    {
        double[] errors = Errors(s_memory, run => run.Estimate().Memory!.Total.TotalGibibytes, out string listed);

        errors.Max().Should().BeLessThan(0.27, listed);
        errors[errors.Length / 2].Should().BeLessThan(0.08, listed);
    }

    private static double[] Errors((string Id, double Published, TrainingRun Run)[] rows, Func<TrainingRun, double> of, out string listed)
    {
        (string Id, double Error)[] errors = [.. rows.Select(row => (row.Id, (of(row.Run) / row.Published) - 1))];
        listed = string.Join("; ", errors.Select(error => string.Create(CultureInfo.InvariantCulture, $"{error.Id} {error.Error:+0.0%;-0.0%}")));
        return [.. errors.Select(error => Math.Abs(error.Error)).Order()];
    }

    private static TrainingRun Packed(string model, TrainingMethod? method, int tensor, int pipeline) => new()
    {
        Model = ModelCatalog.Default[model],
        Tokens = Tokens.FromMillions(10),
        Hardware = HardwareCatalog.Default["h100-sxm-80gb"],
        Chips = 8,
        SequenceLength = 256,
        BatchTokens = Tokens.FromTokens(32 * 4096),
        Precision = TrainingPrecision.Fp8,
        Stack = TrainingStackCatalog.Default["megatron-core-2023"],
        Method = method,
        AdapterRank = method is null ? null : 32,
        AdapterTargets = method is null ? null : AdapterTargets.QueryValue,
        Layout = new TrainingLayout { Tensor = tensor, Pipeline = pipeline, MicroBatch = 16 },
    };

    private static TrainingRun Sharded(string model, TrainingMethod method) => new()
    {
        Model = ModelCatalog.Default[model],
        Tokens = Tokens.FromMillions(10),
        Hardware = HardwareCatalog.Default["a100-sxm-80gb"],
        Chips = 8,
        SequenceLength = 2048,
        BatchTokens = Tokens.FromTokens(8 * 2 * 2048),
        Stack = TrainingStackCatalog.Default["torchtune"],
        Method = method,
        AdapterRank = 16,
        Layout = new TrainingLayout { MicroBatch = 2, Recompute = Ratio.FromFraction(1), Sharding = ParameterSharding.Zero3 },
    };

    private static TrainingRun One(string model, TrainingMethod method, int sequences) => new()
    {
        Model = ModelCatalog.Default[model],
        Tokens = Tokens.FromMillions(10),
        Hardware = HardwareCatalog.Default["a100-sxm-40gb"],
        Chips = 1,
        SequenceLength = 1304,
        BatchTokens = Tokens.FromTokens(sequences * 1304),
        Stack = TrainingStackCatalog.Default["pytorch-peft"],
        Method = method,
        AdapterRank = 8,
        AdapterTargets = AdapterTargets.QueryValue,
        Layout = new TrainingLayout { MicroBatch = sequences, Recompute = Ratio.Zero },
    };

    private static TrainingRun Checkpointed(string model) => new()
    {
        Model = ModelCatalog.Default[model],
        Tokens = Tokens.FromMillions(10),
        Hardware = HardwareCatalog.Default["rtx-a6000-48gb"],
        Chips = 1,
        SequenceLength = 512,
        BatchTokens = Tokens.FromTokens(16 * 512),
        Stack = TrainingStackCatalog.Default["pytorch-peft"],
        Method = TrainingMethod.QLora,
        AdapterRank = 64,
        Layout = new TrainingLayout { MicroBatch = 1, Recompute = Ratio.FromFraction(1) },
    };
}
