using System.Collections.Immutable;
using System.CommandLine;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Solving;
using CostModel.Analysis.Sweeps;
using CostModel.Cli.Rendering;
using CostModel.Documents.Analysis;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel optimize FILE --vary ... --range ... --minimize METRIC</c>: the best point, or the Pareto front of several aims.</summary>
internal sealed class OptimizeCommand
{
    private readonly Argument<string> _file = new("file") { Description = "A scenario file, YAML or JSON." };
    private readonly ScenarioOptions _scenario = new();
    private readonly SweepOptions _sweep = new();
    private readonly OutputOptions _output = new("table", "json", "csv", "markdown");
    private readonly Option<string[]> _minimize = Many("--minimize", "metric", "A metric to make small; several aims give the points that none beats in all.");
    private readonly Option<string[]> _maximize = Many("--maximize", "metric", "A metric to make large.");
    private readonly Option<string[]> _ranges = Many("--range", "path=from..to", "Searches the best value of an input between two, beside those that --vary lists; may be given several times.");
    private readonly Option<string[]> _limits = Many("--subject-to", "statement", "What another metric may be, as 'training.wallClockDays < 30'; may be given several times.");

    internal static Command Create()
    {
        var parts = new OptimizeCommand();
        var command = new Command("optimize", "Finds the best values of inputs, listed or within ranges: the least cost, the most margin, or a front of several aims.")
        {
            parts._file, parts._minimize, parts._maximize, parts._limits, parts._ranges,
        };
        parts._sweep.AddAxesTo(command);
        parts._scenario.AddTo(command);
        parts._output.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(parts.Answer(parsed, cancellation)));
        return command;
    }

    private static Option<string[]> Many(string name, string help, string description)
        => new(name) { Description = description, HelpName = help, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    private int Answer(ParseResult parsed, CancellationToken cancellation)
    {
        var faults = new FaultCollector();
        CatalogSet catalogs = _scenario.Catalogs(parsed, faults);
        ScenarioSetting[] settings = [.. _scenario.Settings(parsed, faults)];
        string path = parsed.GetRequiredValue(_file);
        ScenarioDocument Load(ImmutableArray<ScenarioSetting> more) => ScenarioDocument.Load(path, catalogs, [.. settings, .. more]);
        string[] ranges = parsed.GetValue(_ranges) ?? [];
        (ScenarioPlan Plan, GridPoints? Points, ImmutableArray<SearchRange> Ranges)? resolved = _sweep.Request(parsed).Resolve(Load, ranges, faults);
        string[] small = parsed.GetValue(_minimize) ?? [];
        string[] large = parsed.GetValue(_maximize) ?? [];
        if (small.Length + large.Length == 0)
        {
            faults.Add(new Fault(FaultCodes.Usage, "", "nothing to aim for", "add --minimize training.costUsd"));
        }

        if (ranges.Length > 0 && small.Length + large.Length > 2)
        {
            faults.Add(new Fault(FaultCodes.Usage, "", "a front over ranges has two aims at most", "drop an aim, bound it with --subject-to, or list values with --vary"));
        }

        if (resolved is not { } found)
        {
            return ScenarioAnswer.Refuse(parsed, faults);
        }

        ImmutableArray<ProbabilityStatement> limits = [.. (parsed.GetValue(_limits) ?? []).Select(text => ProbabilityStatement.Parse(found.Plan, text, faults)).OfType<ProbabilityStatement>()];
        if (faults.Any)
        {
            return ScenarioAnswer.Refuse(parsed, faults);
        }

        try
        {
            string[] metrics = [.. small.Concat(large).Concat(limits.Select(limit => limit.Metric.Path)).Distinct()];
            ImmutableArray<Objective> objectives =
            [
                .. small.Select(metric => new Objective(Array.IndexOf(metrics, metric), true)),
                .. large.Select(metric => new Objective(Array.IndexOf(metrics, metric), false)),
            ];
            ImmutableArray<Limit> bounds = [.. limits.Select(limit => new Limit(Array.IndexOf(metrics, limit.Metric.Path), limit.IsBelow, limit.Bound))];
            (ImmutableArray<SweepRow> front, TextGrid rows) = Best(found, metrics, objectives, bounds, cancellation);
            int written = _output.Write(parsed, rows.Write(parsed.GetValue(_output.Format)!, TerminalStyle.For(parsed, _output)));
            if (front.IsEmpty)
            {
                parsed.InvocationConfiguration.Error.Write("no point is feasible within the limits\n");
            }

            return front.IsEmpty && written == ExitCode.Ok ? ExitCode.Infeasible : written;
        }
        catch (InvalidPlanException invalid)
        {
            faults.AddRange(invalid.Faults);
            return ScenarioAnswer.Refuse(parsed, faults);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Stopped;
        }
    }

    private static (ImmutableArray<SweepRow> Front, TextGrid Rows) Best(
        (ScenarioPlan Plan, GridPoints? Points, ImmutableArray<SearchRange> Ranges) asked,
        string[] metrics,
        ImmutableArray<Objective> objectives,
        ImmutableArray<Limit> limits,
        CancellationToken cancellation)
    {
        if (asked.Ranges.IsEmpty)
        {
            var sweep = new Sweep(asked.Plan, asked.Points!, metrics);
            ImmutableArray<SweepRow> listed = Optimizer.Front(sweep, objectives, limits, cancellation);
            return (listed, SweepAnswer.Rows(sweep.Points.Inputs, sweep.Metrics, listed));
        }

        var search = new RangeOptimizer(asked.Plan, asked.Points, asked.Ranges, metrics);
        ImmutableArray<SweepRow> front = search.Front(objectives, limits, cancellation);
        return (front, SweepAnswer.Rows(search.Inputs, search.Metrics, front));
    }
}
