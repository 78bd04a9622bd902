namespace CostModel.Scaling;

/// <summary>The span of one quantity over which a law was fitted. Outside it the law extrapolates.</summary>
/// <param name="Quantity">What it is: <c>parameters</c>, <c>tokens</c>, <c>FLOPs</c>, <c>tokens per parameter</c>, ...</param>
/// <param name="Low">The smallest value among the fitted points.</param>
/// <param name="High">The largest value among the fitted points.</param>
public sealed record FittedRange(string Quantity, double Low, double High)
{
    /// <summary>The flag that a value outside the range carries; null within it.</summary>
    public Extrapolation? Check(double value)
        => value >= Low && value <= High ? null : new Extrapolation(Quantity, value, Low, High);

    /// <summary>The span in words.</summary>
    public override string ToString()
        => $"{Quantity} {CountText.Of(Low)} to {CountText.Of(High)}";
}
