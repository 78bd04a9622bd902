using MathNet.Numerics.Statistics;

namespace CostModel.Analysis.Calibration;

/// <summary>How far predictions are off, over measurements that repeat one configuration counted once.</summary>
/// <param name="Median">Median of the absolute relative errors, a fraction.</param>
/// <param name="Mean">Mean of the absolute relative errors, a fraction.</param>
/// <param name="Bias">Mean of the signed relative errors: above 0 where the model promises too much.</param>
public readonly record struct CalibrationError(double Median, double Mean, double Bias)
{
    internal static CalibrationError Of(IEnumerable<double> errors)
    {
        double[] signed = [.. errors];
        double[] absolute = [.. signed.Select(Math.Abs)];
        return new CalibrationError(absolute.Median(), absolute.Mean(), signed.Mean());
    }
}
