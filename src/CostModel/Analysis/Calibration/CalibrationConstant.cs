namespace CostModel.Analysis.Calibration;

/// <summary>A constant that a calibration may move.</summary>
/// <param name="Name">Its place in the hardware file, or after <c>stack.</c> in the stack's.</param>
/// <param name="Prior">The value that ships, above 0.</param>
/// <param name="Width">How sure that is: standard deviation of the logarithm.</param>
/// <param name="Most">The largest value that its file may hold.</param>
/// <param name="Apply">Puts a value into a state.</param>
internal sealed record CalibrationConstant(
    string Name,
    double Prior,
    double Width,
    double Most,
    Func<CalibrationState, double, CalibrationState> Apply)
{
    internal double At(double offset) => Math.Min(Most, Prior * Math.Exp(offset));
}
