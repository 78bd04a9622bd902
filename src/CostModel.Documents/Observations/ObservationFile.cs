using System.Collections.Immutable;
using System.Globalization;
using CostModel.Documents.Text;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Documents.Observations;

/// <summary>A file of measurements: recognises its kind from the header and predicts every row.</summary>
public static class ObservationFile
{
    /// <summary>Predicts a file, or returns null with what is wrong with it. A row that cannot be predicted says why in the report.</summary>
    /// <param name="path">The CSV file.</param>
    /// <param name="catalogs">The catalogs that ids of models and hardware are looked up in.</param>
    /// <param name="faults">Receives what is wrong with the file as a whole.</param>
    public static ValidationReport? Validate(string path, CatalogSet catalogs, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(catalogs);
        ArgumentNullException.ThrowIfNull(faults);
        if (TextFile.Open(path, faults) is not { } opened)
        {
            return null;
        }

        using StreamReader text = opened;
        if (ObservationTable.Read(text, path, faults) is not { } table)
        {
            return null;
        }

        ImmutableArray<IObservationKind> kinds = Kinds(catalogs);
        if (kinds.FirstOrDefault(kind => kind.Recognises(table)) is not { } known)
        {
            faults.Add(new Fault(
                FaultCodes.WrongShape,
                "",
                $"the columns of '{path}' are of no known kind: training-throughput has tokens_per_second_per_chip, training-memory gib, serving metric and value",
                null,
                new SourcePosition(path, 1, 1)));
            return null;
        }

        return new ValidationReport(known.Name, [.. table.Rows.Select(row => Predict(known, row))]);
    }

    private static ImmutableArray<IObservationKind> Kinds(CatalogSet catalogs)
        => [new TrainingThroughputKind(catalogs), new TrainingMemoryKind(catalogs), new ServingKind(catalogs)];

    private static ValidationRow Predict(IObservationKind kind, ObservationRow row)
    {
        try
        {
            return kind.Predict(row);
        }
        catch (UnreadableFieldException unreadable)
        {
            string id = row["id"] is { Length: > 0 } given ? given : row.Line.ToString(CultureInfo.InvariantCulture);
            return ValidationRow.Skip(id, "", null, unreadable.Message);
        }
    }
}
