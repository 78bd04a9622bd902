using System.Collections.Immutable;
using CostModel.Hardware;
using CostModel.Training;

namespace CostModel.Analysis.Calibration;

/// <summary>The constants of one accelerator under one software stack, fitted to measurements.</summary>
public sealed record CalibrationResult
{
    /// <summary>All constants that the measured runs depend on in principle, in the order of their files.</summary>
    public required ImmutableArray<CalibratedConstant> Constants { get; init; }

    /// <summary>The accelerator with the fitted constants; its id, name and sources are those it came with.</summary>
    public required HardwareProfile Hardware { get; init; }

    /// <summary>The stack with the fitted constants; its id, name and sources are those it came with.</summary>
    public required TrainingStack Stack { get; init; }

    /// <summary>How many runs were fitted on.</summary>
    public required int Rows { get; init; }

    /// <summary>How many different configurations those are.</summary>
    public required int Configurations { get; init; }

    /// <summary>Scatter of the measurements around the fit, as a fraction: noise, and what the model cannot follow.</summary>
    public required double Scatter { get; init; }

    /// <summary>Errors with the constants that ship.</summary>
    public required CalibrationError Before { get; init; }

    /// <summary>Errors of the fit on the very runs that it was fitted on.</summary>
    public required CalibrationError Fitted { get; init; }

    /// <summary>Errors on runs that the fit did not see: each configuration predicted by a fit to the others.</summary>
    public required CalibrationError CrossValidated { get; init; }

    /// <summary>Whether unseen runs are predicted better than with the constants that ship.</summary>
    public bool Helps => CrossValidated.Mean < Before.Mean;
}
