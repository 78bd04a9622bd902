using CostModel.Hardware;
using CostModel.Kernels;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Analysis.Calibration;

/// <summary>A measured run with its layout settled under the constants that ship, ready to be predicted under others.</summary>
internal sealed record CalibrationCase
{
    internal required string Group { get; init; }

    internal required ModelArchitecture Architecture { get; init; }

    internal required CalibrationState Shipped { get; init; }

    internal required TrainingPrecision Precision { get; init; }

    internal required StepSettings Settings { get; init; }

    internal required double? OuterBandwidth { get; init; }

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
            Architecture = architecture,
            Shipped = new CalibrationState(hardware, operators.Step.Stack),
            Precision = run.Precision ?? TrainingPrecision.Bf16,
            Settings = operators.Settings,
            OuterBandwidth = run.NetworkBandwidth?.TotalBytesPerSecond,
            Measured = measured.TokensPerSecondPerChip,
        };
    }

    /// <summary>Tokens a second and accelerator.</summary>
    internal double Predict(CalibrationState state)
    {
        var network = Network.Of(state.Hardware);
        var step = new StepModel(Architecture, state.Hardware, state.Stack, TrainingConstants.Default, Precision)
        {
            Network = OuterBandwidth is { } outer ? network.WithOuter(outer * state.Hardware.Kernels.ScaleOut.Bandwidth) : network,
        };
        return Settings.StepTokens / (step.Evaluate(Settings).Seconds * Settings.Chips);
    }
}
