using System.Globalization;
using CostModel.Scenarios;
using CostModel.Serving;
using CostModel.Validation;

namespace CostModel.Documents.Observations;

/// <summary>Measured serving: latencies and rates of a deployment under a load, a metric a row.</summary>
internal sealed class ServingKind(CatalogSet catalogs) : IObservationKind
{
    private ServingPlan? _lastPlan;
    private ServingEstimate? _lastEstimate;

    public string Name => "serving";

    public bool Recognises(ObservationTable table) => table.Columns.Contains("metric") && table.Columns.Contains("value");

    public ValidationRow Predict(ObservationRow row)
    {
        string id = row["id"] is { Length: > 0 } given ? given : row.Line.ToString(CultureInfo.InvariantCulture);
        string metric = row["metric"];
        double? measured = row.Number("value");
        if (ObservedServing.Of(row, catalogs, out string reason) is not { } plan)
        {
            return ValidationRow.Skip(id, metric, measured, reason);
        }

        var faults = new FaultCollector();
        if (EstimateOf(plan, faults) is not { } estimate)
        {
            return ValidationRow.Skip(id, metric, measured, faults.ToImmutable()[0].Message);
        }

        if (estimate.MaxConcurrency <= 0)
        {
            return ValidationRow.Skip(id, metric, measured, estimate.Feasibility.Reason ?? "it does not fit");
        }

        double? predicted = ServingMetric.Of(metric, row, plan, estimate);
        ErrorBand band = ServingMetric.BandOf(metric, estimate.Bands);
        return predicted is null ? ValidationRow.Skip(id, metric, measured, $"the metric '{metric}' is not known")
            : !double.IsFinite(predicted.Value) ? ValidationRow.Skip(id, metric, measured, "the deployment cannot keep up with this load")
            : new ValidationRow(id, metric, measured, predicted, predicted * band.Low, predicted * band.High, null);
    }

    /// <summary>Publications print several metrics of one run in consecutive rows.</summary>
    private ServingEstimate? EstimateOf(ServingPlan plan, FaultCollector faults)
    {
        if (plan.Equals(_lastPlan))
        {
            return _lastEstimate;
        }

        _lastPlan = plan;
        _lastEstimate = plan.TryCompile(faults)?.Estimate();
        return _lastEstimate;
    }
}
