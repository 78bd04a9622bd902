using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CostModel.Analysis.Sampling;
using CostModel.Analysis.Sensitivities;
using CostModel.Documents.Analysis;

namespace CostModel.Cli.Rendering;

/// <summary>An uncertainty report as a person reads it.</summary>
internal static class UncertaintyView
{
    /// <summary>The share below which an input that does not move a metric either is left out.</summary>
    private const double Least = 5e-4;

    internal static string Render(UncertaintyReport report, string format, TerminalStyle style)
    {
        var text = new StringBuilder();
        text.Append(Percentiles(report.Result.Metrics, report.Result.Samples).Write(format, style));
        text.Append(Probabilities(report.Statements, format, style));
        for (int i = 0; i < report.Result.Metrics.Length; i++)
        {
            text.Append(Gap(format)).Append(Inputs(report, i).Write(format, style));
        }

        if (format == "table")
        {
            text.Append(CultureInfo.InvariantCulture, $"{report.Result.Samples:#,##0} draws, seed {report.Seed}. A share is that of the variance which an input explains alone; what moves nothing is left out.\n");
        }

        return text.ToString();
    }

    /// <summary>The mean and the percentiles of metrics over draws.</summary>
    internal static TextGrid Percentiles(ImmutableArray<SampledMetric> metrics, long draws)
    {
        var grid = new TextGrid("metric", "mean", "p10", "p50", "p90", "draws with a number");
        foreach (SampledMetric metric in metrics)
        {
            string Shown(double value) => double.IsNaN(value) ? "" : metric.Metric.Format(value);
            grid.Add(
                metric.Metric.Path, Shown(metric.Mean), Shown(metric.Percentile(0.1)), Shown(metric.Percentile(0.5)), Shown(metric.Percentile(0.9)), Percent((double)metric.Count / draws));
        }

        return grid;
    }

    /// <summary>Statements with how likely they are; nothing where there is none.</summary>
    internal static string Probabilities(ImmutableArray<(ProbabilityStatement Statement, double Probability)> statements, string format, TerminalStyle style)
    {
        if (statements.IsEmpty)
        {
            return "";
        }

        var grid = new TextGrid("statement", "probability");
        foreach ((ProbabilityStatement statement, double probability) in statements)
        {
            grid.Add($"P({statement.Text})", double.IsNaN(probability) ? "" : Percent(probability));
        }

        return Gap(format) + grid.Write(format, style);
    }

    private static TextGrid Inputs(UncertaintyReport report, int index)
    {
        SampledMetric metric = report.Result.Metrics[index];
        var grid = new TextGrid($"what moves {metric.Metric.Path}", "share", "with others", "input p10 .. p90", "metric then");
        foreach (TornadoBar bar in report.Tornados[index])
        {
            int input = report.Result.Inputs.IndexOf(report.Result.Inputs.First(uncertain => uncertain.Input.Path == bar.Input.Path));
            if (bar.Swing == 0 && metric.VarianceShares[input] < Least)
            {
                continue;
            }

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
