using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace CostModel.Analysis.Calibration;

/// <summary>Constants fitted to some runs: where the posterior peaks, and how wide it is there.</summary>
internal sealed class CalibrationFit
{
    private const double DerivativeStep = 1e-4;

    /// <summary>Clocks, temperatures and neighbours move a measurement this much, whatever few rows suggest.</summary>
    private const double LeastScatter = 0.005;

    /// <summary>Scatter before any residual was seen: what published runs leave.</summary>
    private const double UsualScatter = 0.05;

    /// <summary>Rows beyond this many standard deviations count linearly.</summary>
    private const double Softness = 2;

    private readonly CalibrationState _shipped;
    private readonly IReadOnlyList<CalibrationConstant> _constants;
    private readonly IReadOnlyList<CalibrationCase> _cases;

    private CalibrationFit(CalibrationState shipped, IReadOnlyList<CalibrationConstant> constants, IReadOnlyList<CalibrationCase> cases)
        => (_shipped, _constants, _cases, Offsets) = (shipped, constants, cases, new double[constants.Count]);

    /// <summary>Offsets of the constants' logarithms from the values that ship.</summary>
    internal double[] Offsets { get; private set; }

    internal double Scatter { get; private set; } = UsualScatter;

    /// <summary>A fit that also finds how far measurements scatter.</summary>
    internal static CalibrationFit WithScatter(
        CalibrationState shipped, IReadOnlyList<CalibrationConstant> constants, IReadOnlyList<CalibrationCase> cases)
    {
        const int rounds = 5;
        var fit = new CalibrationFit(shipped, constants, cases);
        for (int round = 0; round < rounds; round++)
        {
            fit.Solve();
            fit.Scatter = fit.ScatterAround();
        }

        fit.Solve();
        return fit;
    }

    /// <summary>A fit to runs whose scatter is known.</summary>
    internal static CalibrationFit Of(
        CalibrationState shipped, IReadOnlyList<CalibrationConstant> constants, IReadOnlyList<CalibrationCase> cases, double scatter)
    {
        var fit = new CalibrationFit(shipped, constants, cases) { Scatter = scatter };
        fit.Solve();
        return fit;
    }

    /// <summary>The records with the fitted values.</summary>
    internal CalibrationState State() => State(Offsets);

    /// <summary>The posterior of all constants' logarithms around this fit.</summary>
    internal Posterior Posterior() => new(Sensitivities(), [.. _constants.Select(constant => constant.Width)], Weights(), Scatter);

    /// <summary>Half the width of the 80 % interval in standard deviations: Student's, for the scatter is itself an estimate.</summary>
    internal double HalfWidth() => StudentT.InvCDF(0, 1, FreedomLeft(), 0.9);

    private void Solve()
    {
        var fit = new RobustFit(
            Predict,
            [.. _cases.Select(one => one.Measured)],
            [.. Weights()],
            [.. _constants.Select(constant => constant.Width)])
        {
            Scale = Softness * Scatter,
            PriorStrength = 1 / Softness,
        };
        Offsets = fit.Solve();
    }

    private double[] Weights() => [.. _cases.Select(one => one.Weight)];

    private double FreedomLeft() => Math.Max(1, Weights().Sum() - Posterior().Settled);

    /// <summary>Root of the weighted mean of squares, each softened as the fit softens it.</summary>
    private double ScatterAround()
    {
        var predicted = new double[_cases.Count];
        Predict(Offsets, predicted);
        double scale = Softness * Scatter;
        double sum = _cases.Select((one, i) => one.Weight * 2 * scale * scale * (Math.Sqrt(1 + Math.Pow(((predicted[i] / one.Measured) - 1) / scale, 2)) - 1)).Sum();
        return Math.Max(LeastScatter, Math.Sqrt(sum / FreedomLeft()));
    }

    /// <summary>Derivatives of the logarithms of predictions by those of constants.</summary>
    private Matrix<double> Sensitivities()
    {
        var jacobian = Matrix<double>.Build.Dense(_cases.Count, _constants.Count);
        var above = new double[_cases.Count];
        var below = new double[_cases.Count];
        double[] moved = [.. Offsets];
        for (int j = 0; j < moved.Length; j++)
        {
            moved[j] = Offsets[j] + DerivativeStep;
            Predict(moved, above);
            moved[j] = Offsets[j] - DerivativeStep;
            Predict(moved, below);
            moved[j] = Offsets[j];
            for (int i = 0; i < above.Length; i++)
            {
                jacobian[i, j] = Math.Log(above[i] / below[i]) / (2 * DerivativeStep);
            }
        }

        return jacobian;
    }

    private void Predict(double[] offsets, double[] predicted)
    {
        CalibrationState state = State(offsets);
        for (int i = 0; i < predicted.Length; i++)
        {
            predicted[i] = _cases[i].Predict(state);
        }
    }

    private CalibrationState State(double[] offsets)
    {
        CalibrationState state = _shipped;
        for (int j = 0; j < offsets.Length; j++)
        {
            state = _constants[j].Apply(state, _constants[j].At(offsets[j]));
        }

        return state;
    }
}
