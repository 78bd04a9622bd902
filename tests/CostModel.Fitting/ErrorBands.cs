using System.Globalization;
using System.Text;
using CostModel.Documents.Observations;
using CostModel.Scenarios;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Fitting;

/// <summary>Turns the errors of cross-validation into the bands that ship.</summary>
internal static class ErrorBands
{
    /// <summary>Fewer effective rows than this say too little of a tenth: such a group takes the band of the next larger one.</summary>
    internal const double LeastWeight = 6;

    internal static void Write(IReadOnlyList<TrainingCase> cases, double[] configurations, double[] sources, string data, string source)
    {
        double[] hardware = CrossValidation.ByGroup(cases, one => one.Hardware.Id, int.MaxValue);
        double[] wrongStack = Ours(cases, (run, one) => run with { Stack = TrainingStackCatalog.DefaultFor(one.Hardware) });
        double[] found = Ours(cases, (run, _) => run with { Layout = new TrainingLayout() });
        List<Residual> residuals =
        [
            .. Residuals(cases, configurations, TrainingErrorSituation.Known),
            .. Residuals(cases, sources, TrainingErrorSituation.Known),
            .. Residuals(cases, wrongStack, TrainingErrorSituation.DefaultStack),
            .. Residuals(cases, found, TrainingErrorSituation.FoundLayout),
            .. Residuals(cases, hardware, TrainingErrorSituation.UnseenHardware),
        ];
        var text = new StringBuilder("{\n  \"id\": \"training-errors\",\n  \"hardware\": [");
        text.AppendJoin(", ", cases.Select(one => $"\"{one.Hardware.Id}\"").Distinct().Order(StringComparer.Ordinal));
        text.Append("],\n  \"bands\": [\n");
        text.AppendJoin(",\n", residuals
            .GroupBy(residual => (residual.Group, residual.Situation))
            .Where(group => group.Sum(residual => residual.Weight) >= LeastWeight)
            .OrderBy(group => group.Key.Situation).ThenBy(group => group.Key.Group.ToString(), StringComparer.Ordinal)
            .Select(group => Line(group.Key.Group, group.Key.Situation, [.. group])));
        List<Residual> memory = Memory(Path.Combine(data, "training_memory.csv"));
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n  ],\n  \"memory\": {{ \"low\": {Math.Exp(Quantile(memory, 0.1)):0.000}, \"high\": {Math.Exp(Quantile(memory, 0.9)):0.000}, \"rows\": {memory.Count} }}");
        text.Append(",\n  \"sources\": [\n    { \"for\": [\"bands\"], \"source\": \"cross-validation over measured training runs, leaving out configurations and whole sources in equal parts (docs/accuracy-training.md)\", \"asOf\": \"2026-11\" }\n  ]\n}\n");
        File.WriteAllText(Path.Combine(source, "Training/Errors/errors.json"), text.ToString());
    }

    /// <summary>Errors of memory, half the weight on rows and half on sources, for a source that is not here may be unlike those that are.</summary>
    private static List<Residual> Memory(string path)
    {
        var faults = new FaultCollector();
        ValidationReport report = ObservationFile.Validate(path, CatalogSet.Default, faults)!;
        using var text = new StreamReader(path);
        ILookup<string, string> sourceOf = ObservationTable.Read(text, path, faults)!.Rows.ToLookup(row => row["id"], row => row["source"].Split(' ')[0]);
        ValidationRow[] rows = [.. report.Rows.Where(row => row.Error is not null)];
        Dictionary<string, int> sizes = rows.GroupBy(row => sourceOf[row.Id].First()).ToDictionary(group => group.Key, group => group.Count());
        return
        [
            .. rows.Select(row => new Residual(
                default,
                TrainingErrorSituation.Known,
                Math.Log(row.Measured!.Value / row.Predicted!.Value),
                (1.0 / rows.Length) + (1.0 / sizes.Count / sizes[sourceOf[row.Id].First()]))),
        ];
    }

    /// <summary>Predictions of the shipped constants for the runs after a change; not a number where it does not compile.</summary>
    internal static double[] Ours(IReadOnlyList<TrainingCase> cases, Func<TrainingRun, TrainingCase, TrainingRun> change)
    {
        var predicted = new double[cases.Count];
        Parallel.For(0, cases.Count, i =>
        {
            CompiledTrainingRun? compiled = change(cases[i].Run, cases[i]).TryCompile(new FaultCollector());
            predicted[i] = compiled?.Operators?.TokensPerSecondPerChip ?? double.NaN;
        });
        return predicted;
    }

    internal static IEnumerable<Residual> Residuals(IReadOnlyList<TrainingCase> cases, double[] predicted, TrainingErrorSituation situation)
        => Enumerable.Range(0, cases.Count)
            .Where(i => double.IsFinite(predicted[i]))
            .Select(i => new Residual(
                TrainingErrorGroup.Of(cases[i].Hardware, cases[i].Precision, cases[i].Architecture),
                situation,
                Math.Log(cases[i].MeasuredTokensPerSecond / predicted[i]),
                cases[i].Weight));

    private static string Line(TrainingErrorGroup group, TrainingErrorSituation situation, List<Residual> residuals)
    {
        string name = TrainingErrorSituations.Names.First(pair => pair.Value == situation).Key;
        int passes = situation == TrainingErrorSituation.Known ? 2 : 1;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"    {{ \"platform\": \"{group.Platform}\", \"width\": \"{group.Width}\", \"family\": \"{group.Family}\", \"situation\": \"{name}\", \"low\": {Math.Exp(Quantile(residuals, 0.1)):0.000}, \"high\": {Math.Exp(Quantile(residuals, 0.9)):0.000}, \"rows\": {residuals.Count / passes} }}");
    }

    internal static double Quantile(IReadOnlyCollection<Residual> residuals, double share)
    {
        double total = residuals.Sum(residual => residual.Weight);
        double passed = 0;
        foreach (Residual residual in residuals.OrderBy(residual => residual.Log))
        {
            passed += residual.Weight;
            if (passed >= share * total)
            {
                return residual.Log;
            }
        }

        return residuals.Max(residual => residual.Log);
    }

    /// <summary>The logarithm of measured over predicted, of one row.</summary>
    internal sealed record Residual(TrainingErrorGroup Group, TrainingErrorSituation Situation, double Log, double Weight);
}
