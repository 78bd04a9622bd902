namespace CostModel.Scaling;

/// <summary>The gate of arguments that a power law cannot take.</summary>
internal static class Positive
{
    internal static double Of(double value, string name)
        => value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, "must be above zero");
}
