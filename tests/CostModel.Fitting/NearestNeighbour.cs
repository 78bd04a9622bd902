using CostModel.Training;

namespace CostModel.Fitting;

/// <summary>The baseline that a model must beat: the utilisation of the most similar measured run of another configuration.</summary>
internal static class NearestNeighbour
{
    internal static double[] Predict(IReadOnlyList<TrainingCase> cases)
        => [.. cases.Select(one => cases.Where(other => other.Group != one.Group).MinBy(other => Distance(one, other)) is { } nearest
            ? Utilization(nearest) * Peak(one) / FlopsPerToken(one)
            : double.NaN)];

    private static double Utilization(TrainingCase one) => one.MeasuredTokensPerSecond * FlopsPerToken(one) / Peak(one);

    private static double Peak(TrainingCase one) => one.Hardware.DensePeak(one.Hardware.ComputedIn(Hardware.NumberFormat.Bf16)).TotalFlopsPerSecond;

    private static double FlopsPerToken(TrainingCase one) => TrainingFlops.PerToken(one.Architecture, (int)one.Settings.SequenceLength);

    /// <summary>What runs on other hardware, in another precision or family is far; then sizes and degrees count by their ratio.</summary>
    private static double Distance(TrainingCase one, TrainingCase other)
    {
        double distance = (one.Hardware.Id == other.Hardware.Id ? 0 : 100) + (one.Family == other.Family ? 0 : 50)
            + (one.Precision == other.Precision ? 0 : 20) + (one.Stack == other.Stack ? 0 : 10);
        ReadOnlySpan<double> first = Features(one);
        ReadOnlySpan<double> second = Features(other);
        for (int i = 0; i < first.Length; i++)
        {
            distance += Math.Abs(Math.Log2(first[i] / second[i]));
        }

        return distance + (2 * Math.Abs(one.Settings.Recompute - other.Settings.Recompute));
    }

    private static double[] Features(TrainingCase one)
    {
        StepSettings s = one.Settings;
        return [FlopsPerToken(one), s.Chips, s.Tensor, s.Pipeline, s.Context, s.Expert, s.MicroBatchTokens, s.SequenceLength, s.MicroBatches];
    }
}
