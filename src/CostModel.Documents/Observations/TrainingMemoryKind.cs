using System.Globalization;
using CostModel.Scenarios;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Documents.Observations;

/// <summary>Measured training memory in GiB: all of it as the driver or the allocator sees it, or states or activations alone.</summary>
internal sealed class TrainingMemoryKind(CatalogSet catalogs) : IObservationKind
{
    public string Name => "training-memory";

    public bool Recognises(ObservationTable table) => table.Columns.Contains("gib");

    public ValidationRow Predict(ObservationRow row)
    {
        string id = row["id"] is { Length: > 0 } given ? given : row.Line.ToString(CultureInfo.InvariantCulture);
        double? measured = row.Number("gib");
        if (ObservedTraining.Of(row, catalogs, out string reason) is not { } run)
        {
            return ValidationRow.Skip(id, "gib", measured, reason);
        }

        var faults = new FaultCollector();
        if (run.TryCompile(faults)?.Estimate() is not { Memory: { } memory, MemoryBand: { } band })
        {
            return ValidationRow.Skip(id, "gib", measured, faults.ToImmutable()[0].Message);
        }

        double predicted = Asked(row["what"], memory).TotalGibibytes;
        return new ValidationRow(id, "gib", measured, predicted, predicted * band.Low, predicted * band.High, null);
    }

    private static Bytes Asked(string what, MemoryEstimate memory)
    {
        bool Says(string word) => what.Contains(word, StringComparison.OrdinalIgnoreCase);
        return Says("parameters") || Says("states") || Says("optimizer") ? memory.States
            : Says("activation") ? memory.Activations
            : Says("reserved") ? memory.Allocated + memory.Fragmentation
            : Says("allocated") ? memory.Allocated
            : memory.Total;
    }
}
