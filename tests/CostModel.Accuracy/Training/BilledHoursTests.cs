using System.Globalization;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Training;

namespace CostModel.Accuracy.Training;

/// <summary>Accelerator-hours that were billed for whole runs, with goodput from the model; the layout is left open, as a planner would.</summary>
public class BilledHoursTests
{
    /// <summary>
    /// Touvron et al. 2023, arXiv 2302.13971, table 15; arXiv 2307.09288, table 2; Le Scao et al. 2022, arXiv 2211.05100, section 3; Chowdhery et al.
    /// 2022, arXiv 2204.02311; DeepSeek-V3, arXiv 2412.19437, table 1; Biderman et al. 2023, arXiv 2304.01373, table 7; Meta 2024, Llama 3.1 model card.
    /// </summary>
    private static readonly (string Model, double Tokens, string Hardware, int Chips, int Sequence, string Stack, string Precision, double Hours)[] s_runs =
    [
        ("llama-7b", 1e12, "a100-sxm-80gb", 2048, 2048, "megatron-lm-2023", "bf16", 82_432),
        ("llama-13b", 1e12, "a100-sxm-80gb", 2048, 2048, "megatron-lm-2023", "bf16", 135_168),
        ("llama-33b", 1.4e12, "a100-sxm-80gb", 2048, 2048, "megatron-lm-2023", "bf16", 530_432),
        ("llama-65b", 1.4e12, "a100-sxm-80gb", 2048, 2048, "megatron-lm-2023", "bf16", 1_022_362),
        ("llama-2-13b", 2e12, "a100-sxm-80gb", 2048, 4096, "megatron-lm-2023", "bf16", 368_640),
        ("llama-2-70b", 2e12, "a100-sxm-80gb", 2048, 4096, "megatron-lm-2023", "bf16", 1_720_320),
        ("bloom-176b", 366e9, "a100-sxm-80gb", 384, 2048, "megatron-deepspeed", "bf16", 1_082_990),
        ("palm-540b", 780e9, "tpu-v4", 6144, 2048, "pathways-2022", "bf16", 8_404_992),
        ("llama-3.1-405b", 15.6e12, "h100-sxm-80gb", 16_384, 8192, "megatron-core-2023", "bf16", 30_840_000),
        ("deepseek-v3", 14.8e12, "h800-sxm-80gb", 2048, 4096, "hai-llm", "fp8", 2_664_000),
        ("pythia-1.4b", 299.9e9, "a100-sxm-40gb", 64, 2048, "gpt-neox", "fp16", 7_120),
        ("pythia-6.9b", 299.9e9, "a100-sxm-40gb", 128, 2048, "gpt-neox", "fp16", 33_500),
    ];

    [Fact]
    public void Half_of_the_runs_are_billed_within_a_fifth_of_the_prediction()
    {
        double[] errors = [.. s_runs.Select(run => Math.Abs((Hours(run.Model, run.Tokens, run.Hardware, run.Chips, run.Sequence, run.Stack, run.Precision) / run.Hours) - 1)).Order()];

        errors[errors.Length / 2].Should().BeLessThan(0.20, string.Join(", ", errors.Select(error => error.ToString("0.00", CultureInfo.InvariantCulture))));
    }

    private static double Hours(string model, double tokens, string hardware, int chips, int sequence, string stack, string precision)
        => new TrainingRun
        {
            Model = ModelCatalog.Default[model],
            Tokens = Tokens.FromTokens(tokens),
            Hardware = HardwareCatalog.Default[hardware],
            Chips = chips,
            SequenceLength = sequence,
            Stack = TrainingStackCatalog.Default[stack],
            Precision = precision switch { "fp8" => TrainingPrecision.Fp8Block, "fp16" => TrainingPrecision.Fp16, _ => TrainingPrecision.Bf16 },
        }.Estimate().GpuHours.TotalGpuHours;
}
