namespace CostModel.Scaling;

/// <summary>
/// What it costs to reach the loss of a compute-optimal model with a smaller (or larger) one and more data. Independent of the budget,
/// because the two terms of the loss stand in the fixed ratio β/α on the frontier. Source: H. de Vries 2023, Go smol or go home.
/// </summary>
public static class Overtraining
{
    /// <summary>The smallest share of the optimal size at which any amount of data reaches the loss, (1+α/β)^(-1/α).</summary>
    public static double SmallestSizeShare(LossLaw law)
    {
        ArgumentNullException.ThrowIfNull(law);
        return Math.Pow(1 + (law.Alpha / law.Beta), -1 / law.Alpha);
    }

    /// <summary>How many times the optimal data a model of this share of the optimal size needs; null below the smallest size.</summary>
    /// <param name="law">The loss law.</param>
    /// <param name="sizeShare">Parameters over the optimal parameters, above 0.</param>
    public static double? DataFactor(LossLaw law, double sizeShare)
    {
        ArgumentNullException.ThrowIfNull(law);
        double termRatio = law.Beta / law.Alpha;
        double left = 1 - ((Math.Pow(Positive.Of(sizeShare, nameof(sizeShare)), -law.Alpha) - 1) * termRatio);
        return left > 0 ? Math.Pow(left, -1 / law.Beta) : null;
    }

    /// <summary>Training compute beyond the optimal one, as a fraction of it; null below the smallest size.</summary>
    /// <param name="law">The loss law.</param>
    /// <param name="sizeShare">Parameters over the optimal parameters, above 0.</param>
    public static double? ComputeOverhead(LossLaw law, double sizeShare)
        => DataFactor(law, sizeShare) is { } data ? (sizeShare * data) - 1 : null;
}
