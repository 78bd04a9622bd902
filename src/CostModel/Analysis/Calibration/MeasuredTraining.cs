using CostModel.Training;

namespace CostModel.Analysis.Calibration;

/// <summary>One measured training run to calibrate on.</summary>
/// <param name="Id">Its name in messages.</param>
/// <param name="Group">Runs of one group repeat one configuration: they weigh as one, and cross-validation leaves them out together.</param>
/// <param name="Run">What was run, at operator depth, with its architecture, hardware, stack and precision.</param>
/// <param name="TokensPerSecondPerChip">Measured tokens a second and accelerator, above 0.</param>
public sealed record MeasuredTraining(string Id, string Group, TrainingRun Run, double TokensPerSecondPerChip);
