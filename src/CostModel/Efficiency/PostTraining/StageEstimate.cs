using CostModel.Hardware;

namespace CostModel.Efficiency.PostTraining;

/// <summary>What one stage takes.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="TrainingFlops">Forward and backward, 6 FLOPs per parameter and token of every model that learns, the pre-training mix included.</param>
/// <param name="ScoringFlops">Forward passes of models that only read, 2 FLOPs per parameter and token.</param>
/// <param name="GenerationFlops">Reading prompts and writing, 2 FLOPs per parameter and token.</param>
/// <param name="ResidentMemory">Weights, gradients and optimizer of all models that must be in memory together.</param>
/// <param name="GpuHours">Accelerator-hours; null without hardware.</param>
/// <param name="ComputeCost">Their cost; null without hardware or price.</param>
/// <param name="LabelCost">Wages of labelling.</param>
public sealed record StageEstimate(
    PostTrainingStage Stage,
    Flops TrainingFlops,
    Flops ScoringFlops,
    Flops GenerationFlops,
    Bytes ResidentMemory,
    GpuHours? GpuHours,
    Usd? ComputeCost,
    Usd LabelCost)
{
    private const double Train = 6;

    private const double Forward = 2;

    /// <summary>All FLOPs.</summary>
    public Flops Flops => TrainingFlops + ScoringFlops + GenerationFlops;

    /// <summary>Compute, labels and fees; compute is missing from it without hardware or price.</summary>
    public Usd Cost => (ComputeCost ?? Usd.Zero) + LabelCost + Stage.Fees;

    internal static StageEstimate Of(PostTrainingStage stage, UsdPerHour wage, PostTrainingSetting setting)
    {
        double policy = setting.Policy.TotalParameters;
        double tokens = stage.TrainedTokens.TotalTokens;
        double training = Train * policy * stage.MixTokens.TotalTokens;
        double scoring = 0;
        double memory = 0;
        foreach (StageModel model in stage.Models)
        {
            double parameters = model.Parameters(setting.Policy);
            training += model.Trained ? Train * parameters * tokens * model.Copies : 0;
            scoring += Forward * parameters * tokens * model.Forward;
            memory += parameters * (model.Trained ? StageModel.TrainedBytes : StageModel.FrozenBytes);
        }

        double generator = (stage.Generator ?? setting.Policy).TotalParameters;
        double generation = Forward * generator * (stage.PromptTokens + stage.GeneratedTokens).TotalTokens;
        GpuHours? hours = Hours(training + scoring, generation, setting);
        return new StageEstimate(
            stage,
            CostModel.Flops.FromFlops(training),
            CostModel.Flops.FromFlops(scoring),
            CostModel.Flops.FromFlops(generation),
            Bytes.FromBytes(memory),
            hours,
            hours is { } billed && setting.Price is { } price ? price * billed : null,
            Usd.FromDollars(stage.LabelHours * (setting.Wage ?? wage).TotalDollarsPerHour));
    }

    private static GpuHours? Hours(double trained, double generated, PostTrainingSetting setting)
    {
        if (setting.Hardware is not { } hardware)
        {
            return null;
        }

        double peak = hardware.DensePeak(NumberFormat.Bf16).TotalFlopsPerSecond;
        double seconds = (trained / (peak * setting.TrainingUtilization.TotalFraction))
            + (generated / (peak * setting.GenerationUtilization.TotalFraction));
        return CostModel.GpuHours.FromGpuHours(seconds / 3600);
    }
}
