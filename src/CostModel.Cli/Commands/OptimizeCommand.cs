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

/// <summary><c>costmodel optimize FILE --vary ... --minimize METRIC</c>: the best point, or the Pareto front of several aims.</summary>
internal sealed class OptimizeCommand
{
    private readonly Argument<string> _file = new("file") { Description = "A scenario file, YAML or JSON." };
    private readonly ScenarioOptions _scenario = new();
    private readonly SweepOptions _sweep = new();
    private readonly OutputOptions _output = new("table", "json", "csv", "markdown");
    private readonly Option<string[]> _minimize = Many("--minimize", "metric", "A metric to make small; several aims give the points that none beats in all.");
    private readonly Option<string[]> _maximize = Many("--maximize", "metric", "A metric to make large.");
    private readonly Option<string[]> _limits = Many("--subject-to", "statement", "What another metric may be, as 'training.wallClockDays < 30'; may be given several times.");

    internal static Command Create()
    {
        var parts = new OptimizeCommand();
        var command = new Command("optimize", "Finds the best of the values that inputs may take: the least cost, the most margin, or a front of several aims.")
        {
            parts._file, parts._minimize, parts._maximize, parts._limits,
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
        (ScenarioPlan Plan, GridPoints Points)? resolved = _sweep.Request(parsed).Resolve(more => ScenarioDocument.Load(path, catalogs, [.. settings, .. more]), faults);
        string[] small = parsed.GetValue(_minimize) ?? [];
        string[] large = parsed.GetValue(_maximize) ?? [];
        if (small.Length + large.Length == 0)
        {
            faults.Add(new Fault(FaultCodes.Usage, "", "nothing to aim for", "add --minimize training.costUsd"));
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
            var sweep = new Sweep(found.Plan, found.Points, metrics);
            ImmutableArray<SweepRow> front = Optimizer.Front(
                sweep,
                [.. small.Select(metric => new Objective(Array.IndexOf(metrics, metric), true)), .. large.Select(metric => new Objective(Array.IndexOf(metrics, metric), false))],
                [.. limits.Select(limit => new Limit(Array.IndexOf(metrics, limit.Metric.Path), limit.IsBelow, limit.Bound))],
                cancellation);
            int written = _output.Write(parsed, SweepAnswer.Rows(sweep, front).Write(parsed.GetValue(_output.Format)!, TerminalStyle.For(parsed, _output)));
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
}
