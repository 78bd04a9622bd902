using CostModel.Hardware;
using CostModel.Training;

namespace CostModel.Fitting;

/// <summary>What is expected of a software stack before its runs are seen.</summary>
internal sealed record StackPrior(
    double Elementwise,
    double Launch,
    double TensorExposure,
    double DataExposure,
    double ShardExposure,
    double ExpertLaunch,
    double AttentionOnAmpere = 0.6,
    double AttentionOnHopper = 1)
{
    /// <summary>Unfused kernels, nothing hidden.</summary>
    private static readonly StackPrior s_legacy = new(60, 100e-6, 1, 1, 1, 1.5e-3);

    private static readonly StackPrior s_fused = new(45, 80e-6, 0.6, 0.4, 0.35, 1.5e-3);

    internal static StackPrior Of(string id) => id switch
    {
        "megatron-lm-2020" or "megatron-lm-2022" or "megatron-deepspeed" => s_legacy,
        "gpt-neox" => new(80, 200e-6, 1, 0.6, 0.35, 1.5e-3),
        "llm-foundry" => new(50, 150e-6, 1, 0.4, 0.35, 1.5e-3, AttentionOnHopper: 0.4),
        "pytorch-fsdp" => new(50, 150e-6, 1, 0.4, 0.35, 1e-3),
        "megatron-core-2025" => s_fused with { ExpertLaunch = 0.6e-3 },
        "megatron-core-2026" or "hai-llm" => s_fused with { ExpertLaunch = 0.15e-3 },
        "maxtext-gpu" => new(40, 20e-6, 0.6, 0.4, 0.35, 0.2e-3),
        "maxtext-tpu" => new(30, 5e-6, 0.4, 0.4, 0.35, 20e-6),
        "neuronx" => new(50, 20e-6, 0.6, 0.4, 0.35, 50e-6),
        _ => s_fused,
    };

    internal IEnumerable<FitParameter> Parameters(string id, IReadOnlyCollection<TrainingCase> cases)
    {
        FitParameter Field(string name, double prior, double width, Func<TrainingStack, double, TrainingStack> with)
            => new($"stack.{id}.{name}", prior, width, (state, value) => state.Stacks[id] = with(state.Stacks[id], value));

        // A stack that extends another shares its dense constants: only what sets it apart is its own.
        bool isEra = id is "megatron-core-2025" or "megatron-core-2026" or "hai-llm";
        bool hasExperts = cases.Any(one => one.Family != "dense");
        if (!isEra)
        {
            yield return Field("matrixShare", 1, 0.06, (s, v) => s with { MatrixShare = v });
            yield return Field("elementwiseBytes", Elementwise, 0.4, (s, v) => s with { ElementwiseBytes = v });
            yield return Field("launch", Launch, 0.5, (s, v) => s with { LaunchSeconds = v });
            yield return Field("tensorExposure", TensorExposure, 0.3, (s, v) => s with { TensorExposure = v });
            yield return Field("dataExposure", DataExposure, 0.5, (s, v) => s with { DataExposure = v });
            yield return Field("shardExposure", ShardExposure, 0.5, (s, v) => s with { ShardExposure = v });
            yield return Field("step", 0.05, 1, (s, v) => s with { StepSeconds = v });
            foreach (string generation in cases.Select(one => one.Hardware.Generation).Distinct().Order(StringComparer.Ordinal))
            {
                double prior = generation switch { "ampere" or "volta" => AttentionOnAmpere, "hopper" => AttentionOnHopper, _ => 1 };
                yield return Field(
                    $"attentionShare.{generation}", prior, 0.3, (s, v) => s with { AttentionShare = s.AttentionShare.SetItem(generation, v) });
            }
        }

        if (hasExperts)
        {
            yield return Field("expertLaunch", ExpertLaunch, 0.7, (s, v) => s with { ExpertLaunchSeconds = v });
            yield return Field("permuteBytes", 20, 0.5, (s, v) => s with { PermuteBytes = v });
            yield return Field("expertExposure", 0.7, 0.3, (s, v) => s with { ExpertExposure = v });
        }
    }
}
