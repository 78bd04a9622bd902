using CostModel.Efficiency;
using CostModel.Hardware;

namespace CostModel.Analysis.Levers;

/// <summary>What putting a technique in place costs once, at the scenario's own price of an accelerator-hour.</summary>
internal static class LeverOneOff
{
    private const double TrainingFlops = 6;

    private const double ForwardFlops = 2;

    /// <summary>Where the hardware has no usual training utilisation.</summary>
    private const double AssumedUtilization = 0.35;

    internal static Usd Of(Technique technique, LeverBase basis, LeverOptions options)
    {
        OneOffCost cost = technique.OneOff;
        Usd labour = (cost.EngineerDays * options.EngineerDay) + Usd.FromDollars(cost.LabelHours * options.Wage.TotalDollarsPerHour);
        if (basis.Price is not { } price || basis.TrainingHardware is not { } hardware || (basis.Model ?? basis.TrainedModel) is not { } model)
        {
            return labour;
        }

        double original = model.ActiveParameters.TotalParameters;
        double resulting = original * (technique.Serving?.Parameters ?? 1) * (technique.Serving?.Flops ?? 1);
        double flops = (TrainingFlops * resulting * cost.TrainingTokens) + (ForwardFlops * original * cost.GenerationTokens);
        double utilization = hardware.TypicalTrainingUtilization?.TotalFraction ?? AssumedUtilization;
        double trained = flops / (hardware.DensePeak(NumberFormat.Bf16).TotalFlopsPerSecond * utilization) / 3600;
        double hours = trained + cost.GpuHours + (cost.GpuHoursPerBillion * model.Parameters.TotalParameters / 1e9);
        return labour + (price * GpuHours.FromGpuHours(hours));
    }
}
