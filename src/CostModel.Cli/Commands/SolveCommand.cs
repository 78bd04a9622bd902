using System.CommandLine;
using System.Globalization;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Solving;
using CostModel.Cli.Rendering;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel solve --for INPUT --until METRIC=GOAL FILE</c>.</summary>
internal static class SolveCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A scenario file, YAML or JSON." };
        var input = new Option<string>("--for") { Description = "The input to find, as revenue.perQuery.", HelpName = "path", Required = true };
        var goal = new Option<string>("--until") { Description = "What a metric should be, as margin.grossMargin=60%.", HelpName = "metric=value", Required = true };
        var scenario = new ScenarioOptions();
        var output = new OutputOptions("table", "json", "csv", "markdown");
        var command = new Command("solve", "Finds the value of an input at which a metric reaches a goal.") { file, input, goal };
        scenario.AddTo(command);
        output.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var faults = new FaultCollector();
            CatalogSet catalogs = scenario.Catalogs(parsed, faults);
            ScenarioSetting[] settings = [.. scenario.Settings(parsed, faults)];
            var document = ScenarioDocument.Load(parsed.GetRequiredValue(file), catalogs, settings);

            // That the input to find is missing is the question, not a fault.
            string path = parsed.GetRequiredValue(input);
            faults.AddRange(document.Faults.Where(fault => fault.Path != path && !fault.IsInfeasibility));
            var plan = new ScenarioPlan(document.Scenario, document.Catalogs);
            (string Metric, double Value)? asked = Goal(plan, parsed.GetRequiredValue(goal), faults);
            if (faults.Any || asked is not { } target)
            {
                return Task.FromResult(ScenarioAnswer.Refuse(parsed, faults));
            }

            try
            {
                SolveResult result = Solve.For(plan, path, target.Metric, target.Value, cancellation);
                int written = output.Write(parsed, Grid(result, parsed.GetValue(output.Format)! is "json" or "csv").Write(parsed.GetValue(output.Format)!, TerminalStyle.For(parsed, output)));
                return Task.FromResult(result.Value is null && written == ExitCode.Ok ? ExitCode.Infeasible : written);
            }
            catch (InvalidPlanException invalid)
            {
                faults.AddRange(invalid.Faults);
                return Task.FromResult(ScenarioAnswer.Refuse(parsed, faults));
            }
        });
        return command;
    }

    private static (string Metric, double Value)? Goal(ScenarioPlan plan, string text, FaultCollector faults)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
        {
            faults.Add(new Fault(FaultCodes.Usage, "", $"--until {text}: expected metric=value, e.g. --until margin.grossMargin=60%"));
            return null;
        }

        string path = text[..equals].Trim();
        if (plan.FindMetric(path) is not { } metric)
        {
            string? nearest = NearestMatch.Of(path, plan.MetricPaths);
            faults.Add(new Fault(FaultCodes.Usage, "", $"there is no metric '{path}'", nearest is null ? "costmodel list metrics" : $"did you mean '{nearest}'?"));
            return null;
        }

        if (metric.TryParse(text[(equals + 1)..].Trim(), out double value, out string problem))
        {
            return (path, value);
        }

        faults.Add(new Fault(FaultCodes.BadValue, path, $"--until {text}: {problem}"));
        return null;
    }

    /// <summary>The answer, or that there is none and what there would be; numbers in full where a program reads them.</summary>
    private static TextGrid Grid(SolveResult result, bool forPrograms)
    {
        string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
        string Input(double value) => forPrograms ? Number(value) : result.Input.Format(value);
        string Metric(double value) => forPrograms ? Number(value) : result.Metric.Format(value);
        var grid = new TextGrid("what", "value");
        grid.Add(result.Input.Path, result.Value is { } value ? Input(value) : forPrograms ? "" : "no value reaches the goal");
        grid.Add("goal: " + result.Metric.Path, Metric(result.Goal));
        grid.Add("reached", double.IsNaN(result.Reached) ? "" : Metric(result.Reached));
        grid.Add("feasible from", result.FeasibleRange is { } range ? Input(range.Low) : "");
        grid.Add("feasible to", result.FeasibleRange is { } ends ? Input(ends.High) : "");
        grid.Add("the metric goes from", result.MetricRange is { } lowest ? Metric(lowest.Low) : "");
        grid.Add("the metric goes to", result.MetricRange is { } highest ? Metric(highest.High) : "");
        foreach (Fault fault in result.Binding)
        {
            grid.Add("what binds", fault.Message);
        }

        return grid;
    }
}
