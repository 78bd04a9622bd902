using System.Globalization;
using System.Text;

namespace CostModel.Fitting;

/// <summary>Writes the page on the accuracy of training, and its chart, from one cross-validation.</summary>
internal static class AccuracyPage
{
    private static readonly string[] s_kinds = ["dense gpu", "moe gpu", "hybrid gpu", "dense tpu", "moe tpu", "dense neuron"];

    internal static void Write(IReadOnlyList<TrainingCase> cases, double[] seen, double[] configurations, double[] sources, string docs)
    {
        double[] neighbours = NearestNeighbour.Predict(cases);
        string page = Path.Combine(docs, "accuracy-training.md");
        string text = File.ReadAllText(page);
        text = Replaced(text, "by-kind", ByKind(cases, seen, configurations, sources, neighbours));
        text = Replaced(text, "by-source", BySource(cases, seen, configurations, sources));
        text = Replaced(text, "coverage", BandReport.Table(cases, configurations, sources));
        File.WriteAllText(page, text);
        Directory.CreateDirectory(Path.Combine(docs, "images"));
        File.WriteAllText(Path.Combine(docs, "images", "accuracy-training.svg"), ScatterChart.Svg(
            [.. cases.Select((one, i) => new ScatterPoint(one.MeasuredTokensPerSecond, configurations[i], Kind(one)))], s_kinds));
    }

    private static string ByKind(IReadOnlyList<TrainingCase> cases, double[] seen, double[] configurations, double[] sources, double[] neighbours)
    {
        var text = new StringBuilder("| | rows | fitted | unseen configuration | unseen source | nearest neighbour |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (string kind in s_kinds)
        {
            int[] rows = [.. Enumerable.Range(0, cases.Count).Where(i => Kind(cases[i]) == kind)];
            text.Append(CultureInfo.InvariantCulture, $"| {kind} | {rows.Length} | {Mean(seen, cases, rows)} | {Mean(configurations, cases, rows)} | {Mean(sources, cases, rows)} | {Mean(neighbours, cases, rows)} |\n");
        }

        return text.ToString();
    }

    private static string BySource(IReadOnlyList<TrainingCase> cases, double[] seen, double[] configurations, double[] sources)
    {
        var text = new StringBuilder("| source | kind | rows | fitted | unseen configuration | unseen source | bias, unseen source |\n|---|---|---:|---:|---:|---:|---:|\n");
        foreach (var group in Enumerable.Range(0, cases.Count).GroupBy(i => (cases[i].Source, Kind(cases[i]))).OrderBy(group => group.Key.Source, StringComparer.Ordinal).ThenBy(group => group.Key.Item2, StringComparer.Ordinal))
        {
            int[] rows = [.. group];
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key.Source} | {group.Key.Item2} | {rows.Length} | {Mean(seen, cases, rows)} | {Mean(configurations, cases, rows)} | {Mean(sources, cases, rows)} | {Average(sources, cases, rows, error => error):+0.0%;-0.0%} |\n");
        }

        return text.ToString();
    }

    private static string Mean(double[] predicted, IReadOnlyList<TrainingCase> cases, int[] rows)
        => Average(predicted, cases, rows, Math.Abs).ToString("0.0%", CultureInfo.InvariantCulture);

    private static double Average(double[] predicted, IReadOnlyList<TrainingCase> cases, int[] rows, Func<double, double> of)
    {
        int[] known = [.. rows.Where(i => double.IsFinite(predicted[i]))];
        return known.Sum(i => cases[i].Weight * of((predicted[i] / cases[i].MeasuredTokensPerSecond) - 1)) / known.Sum(i => cases[i].Weight);
    }

    private static string Kind(TrainingCase one)
        => $"{one.Family} {(one.Hardware.Generation is "tpu" or "neuron" ? one.Hardware.Generation : "gpu")}";

    /// <summary>Puts a table between the comments that hold its place.</summary>
    private static string Replaced(string text, string place, string table)
    {
        string start = $"<!-- {place} -->\n";
        string end = $"<!-- end of {place} -->";
        int from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[..from] + "\n" + table + "\n" + text[text.IndexOf(end, StringComparison.Ordinal)..];
    }
}
