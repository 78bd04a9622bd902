using MathNet.Numerics.LinearAlgebra;

namespace CostModel.Analysis;

/// <summary>
/// Fits the logarithms of positive constants to measurements: Levenberg-Marquardt on a soft-L1 loss of relative errors, so that a few
/// odd rows do not decide, with a Gaussian prior on each constant, so that what the data cannot say stays where physics puts it.
/// </summary>
internal sealed class RobustFit
{
    private const double DerivativeStep = 1e-4;

    private readonly Action<double[], double[]> _predict;
    private readonly double[] _measured;
    private readonly double[] _weights;
    private readonly double[] _priorWidths;

    /// <summary>A fit.</summary>
    /// <param name="predict">Fills predictions (second argument) from offsets of the constants' logarithms (first).</param>
    /// <param name="measured">Measurements, above 0.</param>
    /// <param name="weights">Weight of each measurement.</param>
    /// <param name="priorWidths">Standard deviation of each constant's logarithm around its prior.</param>
    internal RobustFit(Action<double[], double[]> predict, double[] measured, double[] weights, double[] priorWidths)
        => (_predict, _measured, _weights, _priorWidths) = (predict, measured, weights, priorWidths);

    /// <summary>The relative error beyond which a row counts linearly.</summary>
    internal double Scale { get; init; } = 0.06;

    /// <summary>How strongly priors hold, relative to one measurement at <see cref="Scale"/>.</summary>
    internal double PriorStrength { get; init; } = 0.35;

    /// <summary>
    /// How soon an odd row stops counting: 1/2 for the soft-L1 loss, under which its pull is bounded; 1 for Cauchy's, under which it falls
    /// again, so that the fit goes to the bulk of the rows.
    /// </summary>
    internal Func<int, double> Rejection { get; init; } = _ => 0.5;

    internal int Iterations { get; init; } = 40;

    /// <summary>Where to start; the priors where empty.</summary>
    internal double[] Start { get; init; } = [];

    /// <summary>The offsets that fit best.</summary>
    internal double[] Solve()
    {
        double[] offsets = Start.Length > 0 ? [.. Start] : new double[_priorWidths.Length];
        double damping = 1e-2;
        double[] residuals = Residuals(offsets);
        double cost = Cost(residuals, offsets);
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            (Matrix<double> normal, Vector<double> gradient) = Linearise(offsets, residuals);
            bool improved = false;
            for (int attempt = 0; attempt < 8 && !improved; attempt++)
            {
                Matrix<double> damped = normal.Clone();
                damped.SetDiagonal(normal.Diagonal().Map(value => value * (1 + damping)));
                Vector<double> step = damped.Cholesky().Solve(gradient);
                double[] moved = [.. offsets.Select((value, i) => value - step[i])];
                double[] movedResiduals = Residuals(moved);
                double movedCost = Cost(movedResiduals, moved);
                improved = movedCost < cost;
                if (improved)
                {
                    bool converged = cost - movedCost < 1e-6 * cost;
                    (offsets, residuals, cost) = (moved, movedResiduals, movedCost);
                    damping = Math.Max(damping / 4, 1e-8);
                    if (converged)
                    {
                        return offsets;
                    }
                }
                else
                {
                    damping *= 5;
                }
            }

            if (!improved)
            {
                break;
            }
        }

        return offsets;
    }

    private double RootOfWeight(int row, double residual) => Math.Sqrt(_weights[row] * Math.Pow(1 + (residual * residual), -Rejection(row)));

    private double[] Residuals(double[] offsets)
    {
        var predicted = new double[_measured.Length];
        _predict(offsets, predicted);
        for (int i = 0; i < predicted.Length; i++)
        {
            predicted[i] = ((predicted[i] / _measured[i]) - 1) / Scale;
        }

        return predicted;
    }

    private double Cost(double[] residuals, double[] offsets)
    {
        double cost = 0;
        for (int i = 0; i < residuals.Length; i++)
        {
            double spread = 1 + (residuals[i] * residuals[i]);
            double rejection = Rejection(i);
            cost += _weights[i] * (rejection >= 1 ? Math.Log(spread) : (Math.Pow(spread, 1 - rejection) - 1) / (1 - rejection));
        }

        for (int j = 0; j < offsets.Length; j++)
        {
            double prior = PriorStrength * offsets[j] / _priorWidths[j];
            cost += prior * prior;
        }

        return double.IsFinite(cost) ? cost : double.PositiveInfinity;
    }

    private (Matrix<double> Normal, Vector<double> Gradient) Linearise(double[] offsets, double[] residuals)
    {
        int rows = residuals.Length;
        int columns = offsets.Length;
        var jacobian = Matrix<double>.Build.Dense(rows, columns);
        var moved = (double[])offsets.Clone();
        for (int j = 0; j < columns; j++)
        {
            moved[j] = offsets[j] + DerivativeStep;
            double[] shifted = Residuals(moved);
            moved[j] = offsets[j];
            for (int i = 0; i < rows; i++)
            {
                // The root of the loss's weight goes into both sides, so that the product carries it once.
                double root = RootOfWeight(i, residuals[i]);
                jacobian[i, j] = (shifted[i] - residuals[i]) / DerivativeStep * root;
            }
        }

        var weighted = Vector<double>.Build.Dense(
            rows, i => residuals[i] * RootOfWeight(i, residuals[i]));
        Matrix<double> normal = jacobian.TransposeThisAndMultiply(jacobian);
        Vector<double> gradient = jacobian.TransposeThisAndMultiply(weighted);
        for (int j = 0; j < columns; j++)
        {
            double precision = Math.Pow(PriorStrength / _priorWidths[j], 2);
            normal[j, j] += precision;
            gradient[j] += precision * offsets[j];
        }

        return (normal, gradient);
    }
}
