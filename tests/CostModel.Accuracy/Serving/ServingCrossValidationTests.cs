using CostModel.Fitting;

namespace CostModel.Accuracy.Serving;

/// <summary>
/// The error on serving measurements that the fit has not seen: quarters of the cells (model x hardware x precision), then of the sources, left out
/// of a short fit that starts from the priors. The program CostModel.Fitting leaves out sixths and eighths and fits for longer, for
/// docs/accuracy-serving.md.
/// </summary>
public class ServingCrossValidationTests
{
    private const int Folds = 4;
    private const int Iterations = 4;

    private static readonly Lazy<List<ServingCase>> s_cases = new(() =>
        [.. ServingCase.Load(Path.Combine(SharedData.Folder!, "serving_measured.csv"), []).Where(one => one.IsFitted && one.Of(one.Plan.Estimate()) > 0)]);

    private static readonly Lazy<double[]> s_cells = new(() => ServingCrossValidation.ByGroup(s_cases.Value, one => one.Cell, Folds, Iterations));

    [SharedDataFact]
    public void Unseen_cells_are_predicted_within_what_the_accuracy_page_says()
    {
        double[] predicted = s_cells.Value;

        MedianError(predicted, "tpot dense").Should().BeLessThan(0.095);
        MedianError(predicted, "tpot moe").Should().BeLessThan(0.19);
        MedianError(predicted, "ttft dense").Should().BeLessThan(0.20);
        MedianError(predicted, "ttft moe").Should().BeLessThan(0.42);
        MedianError(predicted, "offline dense").Should().BeLessThan(0.10);
        MedianError(predicted, "offline moe").Should().BeLessThan(0.12);
    }

    [SharedDataFact]
    public void Unseen_sources_are_predicted_within_what_the_accuracy_page_says()
    {
        double[] predicted = ServingCrossValidation.ByGroup(s_cases.Value, one => one.Source, Folds, Iterations);

        MedianError(predicted, "tpot dense").Should().BeLessThan(0.16);
        MedianError(predicted, "tpot moe").Should().BeLessThan(0.17);
        MedianError(predicted, "ttft dense").Should().BeLessThan(0.24);
        MedianError(predicted, "offline dense").Should().BeLessThan(0.13);
        MedianError(predicted, "offline moe").Should().BeLessThan(0.17);
    }

    /// <summary>Batch 1 of llama.cpp, prompts and answers.</summary>
    [SharedDataFact]
    public void Unseen_cells_of_llama_cpp_are_predicted_within_an_eighth()
    {
        double[] predicted = s_cells.Value;

        MedianError(predicted, one => one.Engine.StartsWith("llama-cpp", StringComparison.Ordinal)).Should().BeLessThan(0.125);
    }

    private static double MedianError(double[] predicted, string family) => MedianError(predicted, one => one.Family == family);

    private static double MedianError(double[] predicted, Func<ServingCase, bool> isIn)
    {
        double[] errors =
        [
            .. s_cases.Value.Select((one, i) => (one, i)).Where(pair => isIn(pair.one))
                .Select(pair => Math.Abs((predicted[pair.i] / pair.one.Measured) - 1)).Where(double.IsFinite).Order(),
        ];
        return errors[errors.Length / 2];
    }
}
