namespace CostModel.Kernels;

/// <summary>What matrix products of one number format reach on one accelerator.</summary>
/// <param name="FlopsPerSecond">FLOP/s at many rows.</param>
/// <param name="BytesPerSecond">Bytes of weights a second at few rows.</param>
/// <param name="Latency">Seconds of the smallest product, launch and input quantisation included.</param>
internal readonly record struct MatrixRates(double FlopsPerSecond, double BytesPerSecond, double Latency);

/// <summary>Matrix products of a serving step, from one row (a weight read) to thousands (compute).</summary>
internal static class SmallMatrix
{
    /// <summary>Bytes of an activation element: kept in half precision between kernels.</summary>
    private const double ActivationBytes = 2;

    /// <summary>Seconds of rows x inner times inner x columns.</summary>
    /// <param name="rows">Token rows; 0 or more, means need not be whole.</param>
    /// <param name="columns">Columns of the weight matrix on this accelerator.</param>
    /// <param name="inner">The summed dimension.</param>
    /// <param name="bytesPerWeight">Stored bytes of a weight, scales included.</param>
    /// <param name="rates">What the accelerator reaches.</param>
    internal static double Seconds(double rows, double columns, double inner, double bytesPerWeight, in MatrixRates rates)
        => rates.Latency + Work(rows, columns, inner, bytesPerWeight, rates);

    /// <summary>The same without its latency.</summary>
    internal static double Work(double rows, double columns, double inner, double bytesPerWeight, in MatrixRates rates)
    {
        double compute = 2 * rows * columns * inner / rates.FlopsPerSecond;
        double traffic = ((columns * inner * bytesPerWeight) + (rows * (columns + inner) * ActivationBytes)) / rates.BytesPerSecond;
        return SmoothMaximum.Of(compute, traffic);
    }
}
