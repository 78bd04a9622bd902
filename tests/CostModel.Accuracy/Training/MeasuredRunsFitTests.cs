using CostModel.Documents.Observations;
using CostModel.Fitting;
using CostModel.Scenarios;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Accuracy.Training;

/// <summary>What was measured ran, and so it fits.</summary>
public class MeasuredRunsFitTests
{
    [SharedDataFact]
    public void Every_measured_memory_fits()
    {
        string path = Path.Combine(SharedData.Folder!, "training_memory.csv");
        var faults = new FaultCollector();
        using var text = new StreamReader(path);
        ObservationTable table = ObservationTable.Read(text, path, faults)!;

        // Rows of states or activations alone come from theory, and name no accelerator that would hold the rest.
        IEnumerable<string> refused = table.Rows
            .Where(row => row["what"].Contains("nvidia-smi", StringComparison.Ordinal) || row["what"].Contains("peak", StringComparison.Ordinal))
            .Where(row => ObservedTraining.Of(row, CatalogSet.Default, out _)?.TryCompile(faults)?.Estimate() is { Feasibility.Fits: false })
            .Select(row => row["id"]);

        refused.Should().BeEmpty();
    }

    /// <summary>
    /// Speeds whose publications say nothing of memory. What they leave open may be what made them fit: activations kept in the host's memory, which the
    /// model does not know, states of the optimizer in 16 bits, modules that are computed again.
    /// </summary>
    [SharedDataFact]
    public void Of_a_hundred_measured_speeds_97_are_of_a_run_that_fits()
    {
        List<TrainingCase> cases = TrainingCase.Load(Path.Combine(SharedData.Folder!, "training_throughput.csv"));

        string[] refused = [.. cases.Where(one => one.Run.Estimate() is { Feasibility.Fits: false }).Select(one => one.Id)];

        refused.Length.Should().BeLessThan(cases.Count * 3 / 100, string.Join(' ', refused));
    }
}
