using CostModel.Hardware;
using CostModel.Training;

namespace CostModel.Analysis.Calibration;

/// <summary>The two records that a calibration changes, at one point of the fit.</summary>
internal readonly record struct CalibrationState(HardwareProfile Hardware, TrainingStack Stack);
