using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Sweeps;
using CostModel.Cli.Rendering;
using CostModel.Documents.Analysis;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary>Prints a sweep, or writes it into a file that a stopped run continues.</summary>
internal sealed class SweepAnswer(ParseResult parsed, OutputOptions output, SweepOptions options, Sweep sweep, Shard shard, string[] identity)
{
    private const int LongestTable = 1000;

    internal int Print(bool summary, CancellationToken cancellation)
    {
        string format = parsed.GetValue(output.Format)!;
        if (summary)
        {
            return output.Write(parsed, Summary(cancellation).Write(format == "ndjson" ? "json" : format, TerminalStyle.For(parsed, output)));
        }

        if (format is "table" or "markdown")
        {
            return shard.Of > 1 ? Refuse("a part of a sweep is written in rows", "add --format csv or --format ndjson")
                : sweep.Points.Count > LongestTable
                    ? Refuse(FormattableString.Invariant($"{sweep.Points.Count:#,##0} points are more than a table holds ({LongestTable:#,##0})"), "add --format csv, ndjson or json, or --summary")
                : output.Write(parsed, Rows(sweep.Points.Inputs, sweep.Metrics, sweep.Rows(cancellation)).Write(format, TerminalStyle.For(parsed, output)));
        }

        return format == "json" && shard.Of > 1
            ? Refuse("an array of JSON cannot be written in parts", "use --format ndjson or csv")
            : Stream(Enum.Parse<SweepFormat>(format, ignoreCase: true), cancellation);
    }

    private int Stream(SweepFormat format, CancellationToken cancellation)
    {
        TextWriter error = parsed.InvocationConfiguration.Error;
        var progress = new ProgressLine(error);
        var rows = new SweepOutput(sweep, format, shard, identity) { Threads = parsed.GetValue(options.Threads), Progress = progress.Show };
        string? path = parsed.GetValue(output.Output);
        bool resume = parsed.GetValue(options.Resume);
        if (resume && path is null)
        {
            return Refuse("--resume continues a file", "add --output FILE");
        }

        var faults = new FaultCollector();
        try
        {
            if (path is null)
            {
                using var stream = new TextStream(parsed.InvocationConfiguration.Output);
                rows.WriteTo(stream, cancellation);
                return ExitCode.Ok;
            }

            return rows.WriteTo(path, resume, faults, cancellation) ? ExitCode.Ok : ScenarioAnswer.Refuse(parsed, faults);
        }
        catch (OperationCanceledException)
        {
            error.Write(path is null ? "stopped\n" : $"stopped; the same command with --resume continues '{path}.partial'\n");
            return ExitCode.Stopped;
        }
    }

    /// <summary>Rows of a sweep as a person reads them.</summary>
    internal static TextGrid Rows(ImmutableArray<PlanInput> inputs, ImmutableArray<PlanMetric> metrics, IEnumerable<SweepRow> rows)
    {
        var grid = new TextGrid([.. inputs.Select(input => input.Path), "feasible", .. metrics.Select(metric => metric.Path)]);
        foreach (SweepRow row in rows)
        {
            grid.Add(
            [
                .. row.Inputs.Select((value, i) => inputs[i].Format(value)),
                row.Feasible ? "yes" : "no",
                .. row.Metrics.Select((value, i) => Shown(metrics[i], value)),
            ]);
        }

        return grid;
    }

    private TextGrid Summary(CancellationToken cancellation)
    {
        SweepSummary summary = sweep.Summarize(parsed.GetValue(options.Threads), cancellation);
        var grid = new TextGrid("metric", "points", "feasible", "smallest", "mean", "largest");
        foreach ((PlanMetric metric, MetricSummary totals) in sweep.Metrics.Zip(summary.Metrics))
        {
            grid.Add(
                metric.Path,
                summary.Points.ToString("#,##0", CultureInfo.InvariantCulture),
                summary.Feasible.ToString("#,##0", CultureInfo.InvariantCulture),
                Shown(metric, totals.Minimum),
                Shown(metric, totals.Mean),
                Shown(metric, totals.Maximum));
        }

        return grid;
    }

    private static string Shown(PlanMetric metric, double value) => double.IsNaN(value) ? "" : metric.Format(value);

    private int Refuse(string problem, string help)
    {
        var faults = new FaultCollector();
        faults.Add(new Fault(FaultCodes.Usage, "", problem, help));
        return ScenarioAnswer.Refuse(parsed, faults);
    }
}
