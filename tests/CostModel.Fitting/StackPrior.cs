using CostModel.Hardware;
using CostModel.Models;
using CostModel.Training;

namespace CostModel.Fitting;

/// <summary>What is expected of a software stack before its runs are seen.</summary>
internal sealed record StackPrior
{
    private double Elementwise { get; init; } = 45;

    private double Launch { get; init; } = 80e-6;

    private double TensorExposure { get; init; } = 0.6;

    private double DataExposure { get; init; } = 0.4;

    private double ShardExposure { get; init; } = 0.35;

    private double ExpertWait { get; init; } = 0.6e-3;

    private double PerExpert { get; init; } = 100e-6;

    private double Permute { get; init; } = 12;

    private double ExpertBias { get; init; } = 40;

    /// <summary>Null where the kernels are those that the shared constants stand for.</summary>
    private double? ExpertMatrixShare { get; init; }

    private double ExpertExposure { get; init; } = 0.9;

    private double MatrixWidth { get; init; } = 0.06;

    private double RankWait { get; init; } = 0.12;

    private double AttentionOnAmpere { get; init; } = 0.6;

    private double AttentionOnHopper { get; init; } = 1;

    /// <summary>Unfused kernels, nothing hidden.</summary>
    private static readonly StackPrior s_legacy = new()
    {
        Elementwise = 60,
        Launch = 100e-6,
        TensorExposure = 1,
        DataExposure = 1,
        ShardExposure = 1,
    };

    internal static StackPrior Of(string id) => id switch
    {
        "megatron-lm-2020" or "megatron-lm-2022" or "megatron-deepspeed" => s_legacy,
        "gpt-neox" => s_legacy with { Elementwise = 80, Launch = 200e-6, DataExposure = 0.6, ShardExposure = 0.35 },
        "llm-foundry" => new() { Elementwise = 50, Launch = 150e-6, TensorExposure = 1, AttentionOnHopper = 0.4 },
        "pytorch-fsdp" => new() { Elementwise = 50, Launch = 150e-6, TensorExposure = 1, ExpertWait = 1e-3, PerExpert = 50e-6 },

        // Each operation its own kernel: norms, rotations and gates in several passes, weights cast at every use; some 15 launches a part.
        "pytorch-eager" => new() { Elementwise = 150, Launch = 300e-6, TensorExposure = 1, AttentionOnHopper = 0.7 },
        "megatron-core-2023" or "megatron-core-2025-03" => new() { ExpertWait = 1e-3, PerExpert = 500e-6 },
        "megatron-core-2026" or "hai-llm" => new() { ExpertBias = 15, ExpertWait = 0.2e-3, PerExpert = 20e-6 },
        "maxtext-gpu" => new() { Elementwise = 40, Launch = 20e-6, ExpertWait = 0.1e-3, PerExpert = 10e-6 },

        // A compiler fuses elementwise work into products and runs collectives beside them on their own engines.
        "maxtext-tpu" => new()
        {
            MatrixWidth = 0.02,
            Elementwise = 18,
            Launch = 5e-6,
            TensorExposure = 0.15,
            DataExposure = 0.15,
            ShardExposure = 0.1,
            ExpertExposure = 0.5,
            ExpertMatrixShare = 0.6,
            ExpertBias = 80,
            Permute = 60,
            ExpertWait = 10e-6,
            PerExpert = 5e-6,
        },
        "neuronx" => new() { Elementwise = 50, Launch = 20e-6, ExpertWait = 50e-6, PerExpert = 5e-6 },
        _ => new(),
    };

    internal IEnumerable<FitParameter> Parameters(string id, IReadOnlyCollection<TrainingCase> cases)
    {
        FitParameter Field(string name, double prior, double width, Func<TrainingStack, double, TrainingStack> with)
            => new($"stack.{id}.{name}", prior, width, (state, value) => state.Stacks[id] = with(state.Stacks[id], value));

        // A stack that extends another shares its dense constants: only what sets it apart is its own.
        bool isEra = id is "megatron-core-2025-03" or "megatron-core-2025-09" or "megatron-core-2026" or "hai-llm" or "pathways-2022";
        bool hasExperts = cases.Any(one => one.Family != "dense");
        if (!isEra)
        {
            yield return Field("matrixShare", 1, MatrixWidth, (s, v) => s with { MatrixShare = v });
            yield return Field("elementwiseBytes", Elementwise, 0.4, (s, v) => s with { ElementwiseBytes = v });
            yield return Field("launch", Launch, 0.5, (s, v) => s with { LaunchSeconds = v });
            yield return Field("tensorExposure", TensorExposure, 0.3, (s, v) => s with { TensorExposure = v });
            yield return Field("dataExposure", DataExposure, 0.5, (s, v) => s with { DataExposure = v });
            yield return Field("shardExposure", ShardExposure, 0.5, (s, v) => s with { ShardExposure = v });
            yield return Field("rankWait", RankWait, 0.7, (s, v) => s with { RankWaitSeconds = v });
            foreach (string generation in cases.Select(one => one.Hardware.Generation).Distinct().Order(StringComparer.Ordinal))
            {
                double prior = generation switch { "ampere" or "volta" => AttentionOnAmpere, "hopper" => AttentionOnHopper, _ => 1 };
                yield return Field(
                    $"attentionShare.{generation}", prior, 0.3, (s, v) => s with { AttentionShare = s.AttentionShare.SetItem(generation, v) });
            }
        }

        if (hasExperts)
        {
            yield return Field("expertWait", ExpertWait, 0.5, (s, v) => s with { ExpertWaitSeconds = v });
            yield return Field("perExpert", PerExpert, 0.5, (s, v) => s with { PerExpertSeconds = v });
            if (cases.Any(one => one.Architecture.Layers.Any(group => group.FeedForward is MixtureOfExperts { Bias: true })))
            {
                yield return Field("expertBiasBytes", ExpertBias, 0.5, (s, v) => s with { ExpertBiasBytes = v });
            }

            yield return Field("permuteBytes", Permute, 0.3, (s, v) => s with { PermuteBytes = v });
            if (ExpertMatrixShare is { } share)
            {
                yield return Field("expertMatrixShare", share, 0.4, (s, v) => s with { ExpertMatrixShare = v });
            }

            yield return Field("expertExposure", ExpertExposure, 0.2, (s, v) => s with { ExpertExposure = v });
        }
    }
}
