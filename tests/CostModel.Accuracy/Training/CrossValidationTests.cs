using CostModel.Fitting;

namespace CostModel.Accuracy.Training;

/// <summary>
/// The error on runs that the fit has not seen, over the measurements of <c>shared/data</c>. A fit on part of them starts from the priors, so that
/// a change of physics that only remembers shows. Sources are left out in quarters here, which is harder than one at a time; the
/// program CostModel.Fitting leaves them out one by one for docs/accuracy-training.md.
/// </summary>
public class CrossValidationTests
{
    private static readonly Lazy<List<TrainingCase>> s_cases = new(() => TrainingCase.Load(Path.Combine(SharedData.Folder!, "training_throughput.csv")));

    private static readonly Lazy<double[]> s_configurations = new(() => CrossValidation.ByGroup(s_cases.Value, one => one.Group, 5));

    private static readonly Lazy<double[]> s_sources = new(() => CrossValidation.ByGroup(s_cases.Value, one => one.Source, 4));

    [SharedDataFact]
    public void Unseen_configurations_of_seen_sources_are_predicted_within_the_targets()
    {
        double[] predicted = s_configurations.Value;

        MeanError(predicted, IsDenseGpu).Should().BeLessThan(0.06);
        MeanError(predicted, IsExpertsGpu).Should().BeLessThan(0.15);
        MeanError(predicted, IsTpu).Should().BeLessThan(0.10);
    }

    [SharedDataFact]
    public void Unseen_sources_are_predicted_within_the_targets()
    {
        double[] predicted = s_sources.Value;

        MeanError(predicted, IsDenseGpu).Should().BeLessThan(0.14);
        MeanError(predicted, IsExpertsGpu).Should().BeLessThan(0.24);
        MeanError(predicted, IsTpu).Should().BeLessThan(0.18);
    }

    /// <summary>
    /// The band of each row is built from the rows that are left, so that it has not seen the row. Half of the rows' weight each on configurations and on
    /// sources, as the bands that ship.
    /// </summary>
    [SharedDataFact]
    public void The_band_of_the_others_holds_about_four_of_five_unseen_rows()
    {
        double configurations = BandCoverage.Of(s_cases.Value, s_configurations.Value, s_sources.Value, false, _ => true);
        double sources = BandCoverage.Of(s_cases.Value, s_configurations.Value, s_sources.Value, true, _ => true);

        ((configurations + sources) / 2).Should().BeInRange(0.75, 0.88);
    }

    private static bool IsDenseGpu(TrainingCase one) => one.Family == "dense" && one.Hardware.Generation is not ("tpu" or "neuron");

    private static bool IsExpertsGpu(TrainingCase one) => one.Family == "moe" && one.Hardware.Generation is not ("tpu" or "neuron");

    private static bool IsTpu(TrainingCase one) => one.Hardware.Generation == "tpu";

    private static double MeanError(double[] predicted, Func<TrainingCase, bool> group)
    {
        int[] rows = [.. Enumerable.Range(0, predicted.Length).Where(i => group(s_cases.Value[i]))];
        return rows.Sum(i => s_cases.Value[i].Weight * Math.Abs((predicted[i] / s_cases.Value[i].MeasuredTokensPerSecond) - 1))
            / rows.Sum(i => s_cases.Value[i].Weight);
    }
}
