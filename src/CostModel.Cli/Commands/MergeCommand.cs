using System.Collections.Immutable;
using System.CommandLine;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Sampling;
using CostModel.Cli.Rendering;
using CostModel.Documents.Analysis;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel merge PART...</c>: joins the parts of a sweep, and gives the percentiles of their rows.</summary>
internal sealed class MergeCommand
{
    private readonly Argument<string[]> _files = new("parts") { Description = "The files that 'costmodel sweep --shard' wrote, in any order.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> _percentiles = new("--percentiles")
    {
        Description = "Prints the mean and the percentiles of every metric over the rows, as of random draws; the rows go into --output alone.",
    };

    private readonly Option<string[]> _probability = UncertaintyCommand.ProbabilityOption();
    private readonly OutputOptions _output = new("table", "csv", "json", "markdown");

    internal static Command Create()
    {
        var parts = new MergeCommand();
        var command = new Command("merge", "Joins the parts of a sweep into what one run would have written, and says which are missing.")
        {
            parts._files, parts._percentiles, parts._probability,
        };
        parts._output.Format.Description = "How percentiles are printed: table, csv, json, markdown.";
        parts._output.Output.Description = "The file to write the rows into; it appears whole or not at all.";
        parts._output.AddTo(command);
        command.SetAction(parts.Answer);
        return command;
    }

    private int Answer(ParseResult parsed)
    {
        var faults = new FaultCollector();
        string[] texts = parsed.GetValue(_probability) ?? [];
        bool summarizes = parsed.GetValue(_percentiles) || texts.Length > 0;
        var known = new ScenarioPlan(new Scenario());
        ImmutableArray<ProbabilityStatement> statements = [.. texts.Select(text => ProbabilityStatement.Parse(known, text, faults)).OfType<ProbabilityStatement>()];
        MetricColumnStream? columns = null;
        bool Merge(Stream rows)
        {
            columns = summarizes ? new MetricColumnStream(rows) : null;
            return ShardFiles.Merge(parsed.GetRequiredValue(_files), columns ?? rows, faults);
        }

        bool isMerged = !faults.Any
            && (parsed.GetValue(_output.Output) is { } path
                ? OutputFile.TryWrite(path, Merge, faults)
                : Merge(summarizes ? Stream.Null : new TextStream(parsed.InvocationConfiguration.Output)));
        return !isMerged ? ScenarioAnswer.Refuse(parsed, faults) : columns is null ? ExitCode.Ok : Print(parsed, columns.Metrics(), statements, faults);
    }

    private int Print(ParseResult parsed, ImmutableArray<SampledMetric> metrics, ImmutableArray<ProbabilityStatement> statements, FaultCollector faults)
    {
        foreach (ProbabilityStatement statement in statements.Where(statement => !metrics.Any(metric => metric.Metric.Path == statement.Metric.Path)))
        {
            faults.Add(new Fault(FaultCodes.Usage, "", $"the rows have no column '{statement.Metric.Path}'", $"name it in the sweep: --metrics {statement.Metric.Path}"));
        }

        if (faults.Any)
        {
            return ScenarioAnswer.Refuse(parsed, faults);
        }

        string format = parsed.GetValue(_output.Format)!;
        TerminalStyle style = TerminalStyle.For(parsed, _output);
        long rows = metrics.IsEmpty ? 0 : metrics[0].Draws;
        var draws = new MonteCarloResult(rows, [], metrics);
        ImmutableArray<(ProbabilityStatement, double)> probabilities = [.. statements.Select(statement => (statement, statement.Of(draws)))];
        parsed.InvocationConfiguration.Output.Write(format == "json"
            ? UncertaintyJson.Write(new UncertaintyReport(draws, null, [], [], probabilities))
            : UncertaintyView.Percentiles(metrics, rows).Write(format, style) + UncertaintyView.Probabilities(probabilities, format, style));
        return ExitCode.Ok;
    }
}
