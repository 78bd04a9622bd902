using System.Collections.Immutable;
using System.Globalization;
using CostModel.Analysis.Calibration;
using CostModel.Documents.Text;
using CostModel.Scenarios;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Documents.Observations;

/// <summary>Measured training speeds of a file, to calibrate on: those of one accelerator and one stack where the file holds several.</summary>
public static class TrainingObservations
{
    private const string Rate = "tokens_per_second_per_chip";

    /// <summary>Reads the rows that can be predicted, or returns null with what is wrong with the file.</summary>
    /// <param name="path">A CSV file of the training-throughput kind.</param>
    /// <param name="hardware">The accelerator whose rows count; null for all.</param>
    /// <param name="stack">The software whose rows count; null for all.</param>
    /// <param name="catalogs">The catalogs that ids are looked up in.</param>
    /// <param name="faults">Receives what is wrong.</param>
    public static ImmutableArray<MeasuredTraining>? Read(string path, string? hardware, string? stack, CatalogSet catalogs, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(catalogs);
        ArgumentNullException.ThrowIfNull(faults);
        _ = hardware is null ? null : catalogs.Hardware.Find(hardware, "--hardware", null, faults);
        _ = stack is null ? null : catalogs.Stacks.Find(stack, "--stack", null, faults);
        if (faults.Any || TextFile.Open(path, faults) is not { } opened)
        {
            return null;
        }

        using StreamReader text = opened;
        if (ObservationTable.Read(text, path, faults) is not { } table)
        {
            return null;
        }

        if (!table.Columns.Contains(Rate))
        {
            faults.Add(new Fault(
                FaultCodes.WrongShape,
                "",
                $"'{path}' holds no training speeds: a column {Rate} is needed",
                "samples/calibration/measure.py writes such a file",
                new SourcePosition(path, 1, 1)));
            return null;
        }

        return
        [
            .. table.Rows.Select(row => Of(row, catalogs)).OfType<MeasuredTraining>()
                .Where(one => (hardware is null || one.Run.Hardware!.Id == hardware) && (stack is null || one.Run.Stack!.Id == stack)),
        ];
    }

    /// <summary>The row, or null where it holds no speed or cannot be predicted; <c>validate</c> says why.</summary>
    private static MeasuredTraining? Of(ObservationRow row, CatalogSet catalogs)
    {
        try
        {
            string line = row.Line.ToString(CultureInfo.InvariantCulture);
            string id = row["id"] is { Length: > 0 } given ? given : line;
            string group = row["config_group"] is { Length: > 0 } named ? named : line;
            return ObservedTraining.Of(row, catalogs, out _) is { } run && run.TryCompile(new FaultCollector()) is { } compiled
                && Measured(row, run, compiled.Estimate()) is { } rate and > 0
                ? new MeasuredTraining(id, group, run, rate)
                : null;
        }
        catch (UnreadableFieldException)
        {
            return null;
        }
    }

    /// <summary>The speed, or what it must have been for the publication to print what it did.</summary>
    private static double? Measured(ObservationRow row, TrainingRun run, TrainingEstimate estimate)
    {
        if (row.Number(Rate) is { } rate)
        {
            return rate;
        }

        string metric = row["metric_as_printed"];
        return row.Number("value_as_printed") is { } printed && PrintedMetric.Of(metric, row["flops_convention"], run, estimate) is { } ours
            ? estimate.TokensPerSecondPerChip.TotalTokensPerSecond * (metric == "step_seconds" ? ours / printed : printed / ours)
            : null;
    }
}
