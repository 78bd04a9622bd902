using CostModel.Documents.Observations;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Documents.Tests.Observations;

/// <summary>What samples/calibration measured on one NVIDIA H200 on 2026-11-20 with PyTorch 2.11. Training steps are in the fit; the rest is not, but for two constants of memory and one of adapters.</summary>
public class OwnMeasurementsTests
{
    [Fact]
    public void Training_steps_of_one_accelerator_are_predicted_within_4_percent_for_half_of_them()
        => Validate("training.csv").MedianAbsoluteError.Should().BeLessThan(0.04);

    [Fact]
    public void Peaks_of_memory_are_predicted_within_2_percent_for_half_of_them()
        => Validate("memory.csv").MedianAbsoluteError.Should().BeLessThan(0.02);

    [Fact]
    public void Steps_with_adapters_are_predicted_within_8_percent_for_half_of_them()
        => Validate("finetuning.csv").MedianAbsoluteError.Should().BeLessThan(0.08);

    [Fact]
    public void Decoding_of_8_billion_parameters_takes_little_more_in_an_engine_than_as_a_bare_graph()
        => Validate("serving.csv").Rows.Where(row => row.Metric == "tpot_ms" && row.Id.StartsWith("llama-3.1-8b", StringComparison.Ordinal))
            .Should().HaveCount(9).And.OnlyContain(row => row.Error > -0.03 && row.Error < 0.25);

    private static ValidationReport Validate(string file)
    {
        var faults = new FaultCollector();
        string path = Path.Combine(Repository.Root, "samples", "calibration", "observations", "h200-sxm-141gb", file);
        ValidationReport report = ObservationFile.Validate(path, CatalogSet.Default, faults)!;
        faults.ThrowIfAny();
        report.PredictedCount.Should().Be(report.Rows.Length);
        return report;
    }
}
