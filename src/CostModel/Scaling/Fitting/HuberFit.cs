using MathNet.Numerics.LinearAlgebra;

namespace CostModel.Scaling.Fitting;

/// <summary>
/// The Huber regression of the log of a loss on log(e^(a - α·ln N) + e^(b - β·ln D) + e^ε), by reweighted Levenberg-Marquardt steps.
/// Constants stand in the order a, b, ε, α, β.
/// </summary>
internal sealed class HuberFit(double[] logParameters, double[] logTokens, double[] logLosses, double delta)
{
    internal const int Constants = 5;

    private const int Iterations = 400;

    /// <summary>The sum of Huber losses.</summary>
    internal double Objective(ReadOnlySpan<double> constants)
    {
        double sum = 0;
        for (int i = 0; i < logLosses.Length; i++)
        {
            double size = Math.Abs(logLosses[i] - Predict(constants, i, out _, out _));
            sum += size <= delta ? 0.5 * size * size : delta * (size - (0.5 * delta));
        }

        return sum;
    }

    /// <summary>Improves constants until a step lowers the objective by less than a share of it.</summary>
    internal double[] Improve(double[] start, double tolerance)
    {
        double[] constants = [.. start];
        double objective = Objective(constants);
        double damping = 1e-3;
        for (int iteration = 0; iteration < Iterations && damping < 1e12; iteration++)
        {
            (Matrix<double> normal, Vector<double> gradient) = Linearise(constants);
            normal.SetDiagonal(normal.Diagonal().Map(value => (value * (1 + damping)) + 1e-300));
            Vector<double> step = normal.Solve(gradient);
            double[] moved = [.. constants.Select((value, i) => value + step[i])];
            double movedObjective = Objective(moved);
            if (movedObjective < objective)
            {
                bool converged = objective - movedObjective < tolerance * objective;
                (constants, objective) = (moved, movedObjective);
                damping = Math.Max(damping / 5, 1e-9);
                if (converged)
                {
                    break;
                }
            }
            else
            {
                damping *= 4;
            }
        }

        return constants;
    }

    private double Predict(ReadOnlySpan<double> constants, int i, out double parameterShare, out double dataShare)
    {
        double parameterTerm = constants[0] - (constants[3] * logParameters[i]);
        double dataTerm = constants[1] - (constants[4] * logTokens[i]);
        double largest = Math.Max(Math.Max(parameterTerm, dataTerm), constants[2]);
        double first = Math.Exp(parameterTerm - largest);
        double second = Math.Exp(dataTerm - largest);
        double sum = first + second + Math.Exp(constants[2] - largest);
        parameterShare = first / sum;
        dataShare = second / sum;
        return largest + Math.Log(sum);
    }

    private (Matrix<double> Normal, Vector<double> Gradient) Linearise(double[] constants)
    {
        var normal = Matrix<double>.Build.Dense(Constants, Constants);
        var gradient = Vector<double>.Build.Dense(Constants);
        Span<double> slope = stackalloc double[Constants];
        for (int i = 0; i < logLosses.Length; i++)
        {
            double residual = logLosses[i] - Predict(constants, i, out double parameterShare, out double dataShare);
            double weight = Math.Min(1, delta / Math.Max(Math.Abs(residual), 1e-300));
            slope[0] = parameterShare;
            slope[1] = dataShare;
            slope[2] = 1 - parameterShare - dataShare;
            slope[3] = -parameterShare * logParameters[i];
            slope[4] = -dataShare * logTokens[i];
            for (int row = 0; row < Constants; row++)
            {
                gradient[row] += weight * slope[row] * residual;
                for (int column = 0; column < Constants; column++)
                {
                    normal[row, column] += weight * slope[row] * slope[column];
                }
            }
        }

        return (normal, gradient);
    }
}
