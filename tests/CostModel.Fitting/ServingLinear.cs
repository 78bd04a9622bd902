using MathNet.Numerics.LinearAlgebra;

namespace CostModel.Fitting;

/// <summary>
/// Cross-validation in seconds: the model taken as linear in its constants around the fit to all rows, and each fold refitted on that.
/// It says which of two models generalises better; what is published comes from whole refits.
/// </summary>
internal sealed class ServingLinear
{
    private const double Step = 1e-4;

    private readonly IReadOnlyList<ServingCase> _cases;
    private readonly ServingFit _fit;
    private readonly Matrix<double> _slopes;
    private readonly double[] _logs;
    private readonly double[] _weights;

    internal ServingLinear(IReadOnlyList<ServingCase> cases, ServingFit fit)
    {
        (_cases, _fit) = (cases, fit);
        Action<double[], double[]> fill = ServingFit.Predictor(cases, fit.Parameters);
        var at = new double[cases.Count];
        double[] offsets = [.. fit.Offsets];
        fill(offsets, at);
        _slopes = Matrix<double>.Build.Dense(cases.Count, offsets.Length);
        var moved = new double[cases.Count];
        for (int j = 0; j < offsets.Length; j++)
        {
            offsets[j] += Step;
            fill(offsets, moved);
            offsets[j] = fit.Offsets[j];
            for (int i = 0; i < moved.Length; i++)
            {
                _slopes[i, j] = (moved[i] - at[i]) / Step;
            }
        }

        _logs = [.. at.Select(value => value - 1)];
        double mean = cases.Average(one => one.Weight);
        _weights = [.. cases.Select(one => one.Weight / mean)];
    }

    internal double[] ByGroup(Func<ServingCase, string> group, int folds)
    {
        Dictionary<string, int> fold = ServingCrossValidation.Folds(_cases, group, folds);
        var predicted = new double[_cases.Count];
        for (int k = 0; k < folds; k++)
        {
            int[] inside = [.. Enumerable.Range(0, _cases.Count).Where(i => fold[group(_cases[i])] != k)];
            Vector<double> change = Refit(inside);
            for (int i = 0; i < predicted.Length; i++)
            {
                if (fold[group(_cases[i])] == k)
                {
                    predicted[i] = _cases[i].Measured * Math.Exp(_logs[i] + (_slopes.Row(i) * change));
                }
            }
        }

        return predicted;
    }

    private Vector<double> Refit(int[] rows)
    {
        int columns = _slopes.ColumnCount;
        var change = Vector<double>.Build.Dense(columns);
        Matrix<double> slopes = Matrix<double>.Build.Dense(rows.Length, columns, (i, j) => _slopes[rows[i], j]);
        for (int pass = 0; pass < 14; pass++)
        {
            Vector<double> residuals = (slopes * change) + Vector<double>.Build.Dense(rows.Length, i => _logs[rows[i]]);
            Vector<double> weights = Vector<double>.Build.Dense(rows.Length, i =>
                _weights[rows[i]] * Math.Pow(1 + Math.Pow(residuals[i] / ServingFit.Scale, 2), pass < 5 ? -0.5 : -ServingFit.Rejection(_cases[rows[i]])) / (ServingFit.Scale * ServingFit.Scale));
            Matrix<double> weighted = Matrix<double>.Build.Dense(rows.Length, columns, (i, j) => slopes[i, j] * weights[i]);
            Matrix<double> normal = weighted.TransposeThisAndMultiply(slopes);
            Vector<double> gradient = weighted.TransposeThisAndMultiply(residuals);
            for (int j = 0; j < columns; j++)
            {
                double precision = Math.Pow(ServingFit.PriorStrength / _fit.Parameters[j].Width, 2);
                normal[j, j] += precision;
                gradient[j] += precision * (_fit.Offsets[j] + change[j]);
            }

            change -= normal.Cholesky().Solve(gradient);
        }

        return change;
    }
}
