using System.Globalization;
using System.Text;
using CostModel.Analysis.Sampling;
using CostModel.Analysis.Sensitivities;
using CostModel.Documents.Analysis;

namespace CostModel.Cli.Rendering;

/// <summary>An uncertainty report as a person reads it.</summary>
internal static class UncertaintyView
{
    internal static string Render(UncertaintyReport report, string format, TerminalStyle style)
    {
        var text = new StringBuilder();
        var metrics = new TextGrid("metric", "mean", "p10", "p50", "p90", "draws with a number");
        foreach (SampledMetric metric in report.Result.Metrics)
        {
            string Shown(double value) => double.IsNaN(value) ? "" : metric.Metric.Format(value);
            metrics.Add(
                metric.Metric.Path, Shown(metric.Mean), Shown(metric.Percentile(0.1)), Shown(metric.Percentile(0.5)), Shown(metric.Percentile(0.9)), Percent((double)metric.Count / report.Result.Samples));
        }

        text.Append(metrics.Write(format, style));
        if (!report.Statements.IsEmpty)
        {
            var statements = new TextGrid("statement", "probability");
            foreach ((ProbabilityStatement statement, double probability) in report.Statements)
            {
                statements.Add($"P({statement.Text})", Percent(probability));
            }

            text.Append(Gap(format)).Append(statements.Write(format, style));
        }

        for (int i = 0; i < report.Result.Metrics.Length; i++)
        {
            text.Append(Gap(format)).Append(Inputs(report, i).Write(format, style));
        }

        if (format == "table")
        {
            text.Append(CultureInfo.InvariantCulture, $"{report.Result.Samples:#,##0} draws, seed {report.Seed}. A share is that of the variance which an input explains alone.\n");
        }

        return text.ToString();
    }

    private static TextGrid Inputs(UncertaintyReport report, int index)
    {
        SampledMetric metric = report.Result.Metrics[index];
        var grid = new TextGrid($"what moves {metric.Metric.Path}", "share", "with others", "input p10 .. p90", "metric then");
        foreach (TornadoBar bar in report.Tornados[index])
        {
            int input = report.Result.Inputs.IndexOf(report.Result.Inputs.First(uncertain => uncertain.Input.Path == bar.Input.Path));
            grid.Add(
                bar.Input.Path,
                Percent(metric.VarianceShares[input]),
                report.TotalEffects.IsEmpty ? "" : Percent(report.TotalEffects[index][input]),
                $"{bar.Input.Format(bar.Low)} .. {bar.Input.Format(bar.High)}",
                $"{metric.Metric.Format(bar.AtLow)} .. {metric.Metric.Format(bar.AtHigh)}");
        }

        return grid;
    }

    /// <summary>A table in a terminal brings its own empty lines.</summary>
    private static string Gap(string format) => format == "table" ? "" : "\n";

    private static string Percent(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
