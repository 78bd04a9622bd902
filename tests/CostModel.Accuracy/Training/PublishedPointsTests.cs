using CostModel.Documents.Observations;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Accuracy.Training;

/// <summary>Published training speeds, each with its source in the file beside this one. They ship, so that they are always checked.</summary>
public class PublishedPointsTests
{
    private static readonly Lazy<ValidationReport> s_report = new(Validate);

    [Fact]
    public void At_least_forty_points_are_predicted_and_none_is_skipped()
    {
        s_report.Value.PredictedCount.Should().BeGreaterThanOrEqualTo(40);
        s_report.Value.Rows.Should().OnlyContain(row => row.Skipped == null);
    }

    /// <summary>Peers stand at 18 to 24 % on such points (Calculon 23 %, llm-analysis 18 to 20 %).</summary>
    [Fact]
    public void Predictions_are_within_a_few_percent_of_what_was_published()
    {
        s_report.Value.MedianAbsoluteError.Should().BeLessThan(0.04);
        s_report.Value.MeanAbsoluteError.Should().BeLessThan(0.06);
        s_report.Value.Bias.Should().BeInRange(-0.04, 0.04);
    }

    [Fact]
    public void The_band_holds_at_least_eight_points_of_ten()
        => s_report.Value.IntervalCoverage.Should().BeGreaterThanOrEqualTo(0.8);

    private static ValidationReport Validate()
    {
        var faults = new FaultCollector();
        ValidationReport report = ObservationFile.Validate(Path.Combine(AppContext.BaseDirectory, "Training", "published-points.csv"), CatalogSet.Default, faults)!;
        faults.ThrowIfAny();
        return report;
    }
}
