using CostModel.Documents.Observations;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Fitting;

/// <summary>One measured training run with its layout settled, ready to be evaluated under other constants.</summary>
internal sealed record TrainingCase
{
    internal required string Id { get; init; }

    internal required string Source { get; init; }

    internal required string Group { get; init; }

    internal required TrainingRun Run { get; init; }

    internal required string Family { get; init; }

    internal required ModelArchitecture Architecture { get; init; }

    internal required HardwareProfile Hardware { get; init; }

    internal required string Stack { get; init; }

    internal TrainingPrecision Precision => Run.Precision!.Value;

    internal required StepSettings Settings { get; init; }

    internal required double MeasuredTokensPerSecond { get; init; }

    internal double Weight { get; init; }

    internal double Predict(TrainingState state)
    {
        StepSettings settings = Settings;
        return settings.StepTokens / (Model(state).Evaluate(settings).Seconds * settings.Chips);
    }

    internal StepModel Model(TrainingState state)
        => TrainingModels.StepOf(Run, Architecture, state.Hardware[Hardware.Id], state.Stacks[Stack], state.Constants);

    /// <summary>The rows that can be expressed, but for those of tier C, weighted by one over the size of their group.</summary>
    internal static List<TrainingCase> Load(params IEnumerable<string> paths)
    {
        List<TrainingCase> cases = [.. paths.SelectMany(Rows).Where(row => row["tier"] != "C").Select(Of).OfType<TrainingCase>()];

        Dictionary<string, int> sizes = cases.GroupBy(one => one.Group).ToDictionary(group => group.Key, group => group.Count());
        return [.. cases.Select(one => one with { Weight = 1.0 / sizes[one.Group] })];
    }

    private static IEnumerable<ObservationRow> Rows(string path)
    {
        var faults = new FaultCollector();
        using var text = new StreamReader(path);
        ObservationTable table = ObservationTable.Read(text, path, faults) ?? throw new InvalidOperationException(faults.ToImmutable()[0].Message);
        return table.Rows;
    }

    private static TrainingCase? Of(ObservationRow row)
    {
        if (ObservedTraining.Of(row, CatalogSet.Default, out _) is not { } run
            || run.TryCompile(new FaultCollector()) is not { Operators: { } operators } compiled)
        {
            return null;
        }

        TrainingEstimate estimate = compiled.Estimate();
        double? measured = row.Number("tokens_per_second_per_chip");
        if (measured is null && row.Number("value_as_printed") is { } printed
            && PrintedMetric.Of(row["metric_as_printed"], row["flops_convention"], run, estimate) is { } ours)
        {
            double ratio = row["metric_as_printed"] == "step_seconds" ? ours / printed : printed / ours;
            measured = estimate.TokensPerSecondPerChip.TotalTokensPerSecond * ratio;
        }

        return measured is not { } rate ? null : new TrainingCase
        {
            Id = row["id"],
            Source = row["source"].Split(' ')[0],

            // Lengths and batches of one model on one machine say much the same.
            Group = row["config_group"] is { Length: > 0 } group ? group : $"{row["source"]} {row["model"]} {row["stack"]} {row["recompute"]}",
            Run = run,
            Family = row["family"] is { Length: > 0 } family ? family : "dense",
            Architecture = run.Model!.Architecture!,
            Hardware = run.Hardware!,
            Stack = run.Stack!.Id,
            Settings = operators.Settings,
            MeasuredTokensPerSecond = rate,
        };
    }
}
