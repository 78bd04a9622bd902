namespace CostModel.Kernels;

/// <summary>Two things that go on at once take about as long as the longer one, and a little more where they are alike.</summary>
internal static class SmoothMaximum
{
    /// <summary>The 4-norm: compute and memory traffic of one kernel. Over 4,000 matrix shapes it is a point closer than the maximum.</summary>
    internal static double Of(double left, double right)
    {
        double larger = Math.Max(left, right);
        if (larger <= 0)
        {
            return 0;
        }

        double ratio = Math.Min(left, right) / larger;
        double square = ratio * ratio;
        return larger * Math.Sqrt(Math.Sqrt(1 + (square * square)));
    }

    /// <summary>The 2-norm: an accelerator and the processor that prepares its next step, which overlap less well.</summary>
    internal static double Loose(double left, double right) => Math.Sqrt((left * left) + (right * right));
}
