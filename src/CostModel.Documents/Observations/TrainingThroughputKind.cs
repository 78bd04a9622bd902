using System.Globalization;
using CostModel.Scenarios;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Documents.Observations;

/// <summary>Measured training speed: tokens a second and chip, or where that is empty what the publication printed, by its convention.</summary>
internal sealed class TrainingThroughputKind(CatalogSet catalogs) : IObservationKind
{
    private const string Rate = "tokens_per_second_per_chip";

    public string Name => "training-throughput";

    public bool Recognises(ObservationTable table) => table.Columns.Contains(Rate);

    public ValidationRow Predict(ObservationRow row)
    {
        string id = row["id"] is { Length: > 0 } given ? given : row.Line.ToString(CultureInfo.InvariantCulture);
        double? rate = row.Number(Rate);
        string metric = rate is null && row["metric_as_printed"] is { Length: > 0 } printed ? printed : Rate;
        double? measured = metric == Rate ? rate : row.Number("value_as_printed");
        if (ObservedTraining.Of(row, catalogs, out string reason) is not { } run)
        {
            return ValidationRow.Skip(id, metric, measured, reason);
        }

        var faults = new FaultCollector();
        if (run.TryCompile(faults) is not { } compiled)
        {
            return ValidationRow.Skip(id, metric, measured, faults.ToImmutable()[0].Message);
        }

        TrainingEstimate estimate = compiled.Estimate();
        double? predicted = PrintedMetric.Of(metric, row["flops_convention"], run, estimate);
        if (predicted is not { } value)
        {
            return ValidationRow.Skip(id, metric, measured, $"the printed metric '{metric}' has no known convention");
        }

        ErrorBand band = estimate.SpeedBand!.Value;
        return metric == "step_seconds"
            ? new ValidationRow(id, metric, measured, value, value / band.High, value / band.Low, null)
            : new ValidationRow(id, metric, measured, value, value * band.Low, value * band.High, null);
    }
}
