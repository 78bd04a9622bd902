namespace CostModel.Analysis.Calibration;

/// <summary>One physical constant before and after the measurements were seen.</summary>
/// <param name="Name">Its place, such as <c>kernels.sustained.bf16</c> in the hardware file or <c>stack.launch</c> in the stack's.</param>
/// <param name="Shipped">The value that ships, which is where the prior stands; seconds for times, bytes for traffic, else a share.</param>
/// <param name="Value">The calibrated value; the shipped one where the measurements do not settle it.</param>
/// <param name="Low">Lower end of the 80 % interval.</param>
/// <param name="High">Upper end of the 80 % interval.</param>
/// <param name="Narrowing">Standard deviation after over before, of the logarithm: 1 where the measurements say nothing, toward 0 where they decide.</param>
/// <param name="Refused">Why the measurements do not settle it; null where they do.</param>
public sealed record CalibratedConstant(string Name, double Shipped, double Value, double Low, double High, double Narrowing, string? Refused)
{
    /// <summary>Whether the measurements settle it.</summary>
    public bool IsFitted => Refused is null;
}
