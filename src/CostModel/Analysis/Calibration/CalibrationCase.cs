using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Analysis.Calibration;

/// <summary>A measured run with its layout settled under the constants that ship, ready to be predicted under others.</summary>
internal sealed record CalibrationCase
{
    internal required string Group { get; init; }

    internal required TrainingRun Run { get; init; }

    internal required ModelArchitecture Architecture { get; init; }

    internal required CalibrationState Shipped { get; init; }

    internal required StepSettings Settings { get; init; }

    internal required double Measured { get; init; }

    /// <summary>One over the number of runs that repeat this configuration.</summary>
    internal double Weight { get; init; } = 1;

    internal static CalibrationCase? Of(MeasuredTraining measured, FaultCollector faults)
    {
        TrainingRun run = measured.Run;
        if (run.TryCompile(faults) is not { Operators: { } operators } || run.Model?.Architecture is not { } architecture || run.Hardware is not { } hardware)
        {
            return null;
        }

        return new CalibrationCase
        {
            Group = measured.Group,
            Run = run,
            Architecture = architecture,
            Shipped = new CalibrationState(hardware, operators.Step.Stack),
            Settings = operators.Settings,
            Measured = measured.TokensPerSecondPerChip,
        };
    }

    /// <summary>Tokens a second and accelerator.</summary>
    internal double Predict(CalibrationState state)
    {
        StepModel step = TrainingModels.StepOf(Run, Architecture, state.Hardware, state.Stack, TrainingConstants.Default);
        return Settings.StepTokens / (step.Evaluate(Settings).Seconds * Settings.Chips);
    }
}
