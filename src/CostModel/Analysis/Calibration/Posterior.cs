using MathNet.Numerics.LinearAlgebra;

namespace CostModel.Analysis.Calibration;

/// <summary>
/// The Gaussian around a fit (Laplace's approximation): precision of the prior plus that of the measurements, J'WJ over the variance of their
/// scatter.
/// </summary>
internal sealed class Posterior
{
    private readonly Matrix<double> _information;
    private readonly Matrix<double> _covariance;
    private readonly double[] _widths;
    private readonly Matrix<double> _sensitivities;

    internal Posterior(Matrix<double> sensitivities, double[] widths, double[] weights, double scatter)
    {
        _widths = widths;
        _sensitivities = sensitivities;
        Matrix<double> weighted = Matrix<double>.Build.DenseOfDiagonalArray(weights) * sensitivities;
        _information = sensitivities.TransposeThisAndMultiply(weighted) / (scatter * scatter);
        _covariance = (_information + Matrix<double>.Build.DenseOfDiagonalArray([.. widths.Select(width => 1 / (width * width))])).Inverse();
    }

    /// <summary>How many constants' worth of freedom the measurements take: the trace of what they settle against the prior.</summary>
    internal double Settled => Enumerable.Range(0, _widths.Length).Sum(j => 1 - Math.Pow(Narrowing(j), 2));

    internal double Deviation(int j) => Math.Sqrt(_covariance[j, j]);

    /// <summary>Standard deviation over that of the prior, with all other constants unknown too.</summary>
    internal double Narrowing(int j) => Deviation(j) / _widths[j];

    /// <summary>The same, were all other constants known.</summary>
    internal double NarrowingAlone(int j) => 1 / Math.Sqrt(1 + (_information[j, j] * _widths[j] * _widths[j]));

    /// <summary>The largest change of any prediction, as a fraction, over one standard deviation of the prior.</summary>
    internal double Reach(int j) => _sensitivities.Column(j).AbsoluteMaximum() * _widths[j];

    /// <summary>The constant that moves most like this one, and could stand for it.</summary>
    internal int NearestTo(int j) => Enumerable.Range(0, _widths.Length)
        .Where(other => other != j)
        .MaxBy(other => Math.Abs(_covariance[j, other]) / Math.Sqrt(_covariance[other, other]));
}
