using System.Collections.Immutable;
using System.CommandLine;
using CostModel.Analysis.Audit;
using CostModel.Analysis.Expressions;
using CostModel.Cli.Rendering;
using CostModel.Documents.Results;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Scenarios.Metrics;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel audit CLAIM</c>: a claim against a calculation or a scenario of its inputs. Exits 0 whatever the verdict.</summary>
internal static class AuditCommand
{
    internal static Command Create()
    {
        var claim = new Argument<string>("claim") { Description = "The claimed number with its unit, as '36 cent' or '545%'." };
        var from = new Option<string>("--from")
        {
            Description = "The calculation that it rests on, as '694,444 USD/day / (13M users * 15/day)'.",
            HelpName = "calculation",
        };
        var scenario = new Option<string>("--scenario") { Description = "Or a scenario file of its inputs, together with --metric.", HelpName = "file" };
        var metric = new Option<string>("--metric") { Description = "The metric of the scenario that the claim is about.", HelpName = "path" };
        var options = new ScenarioOptions();
        var output = new OutputOptions("table", "json", "csv", "markdown");
        var command = new Command("audit", "Checks a claim against its inputs: reproduces, or off by how much, and the likely slip.") { claim, from, scenario, metric };
        options.AddTo(command);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            string text = parsed.GetRequiredValue(claim);
            if (!Measure.TryParse(text, out WrittenMeasure written, out string? problem))
            {
                faults.Add(new Fault(FaultCodes.Usage, "claim", problem, "write a number with its unit, e.g. 36 cent"));
            }

            AuditReport? report = (parsed.GetValue(from), parsed.GetValue(scenario), parsed.GetValue(metric)) switch
            {
                ({ } calculation, null, null) => Calculated(written, calculation, faults),
                (null, { } file, { } path) => Read(parsed, options, file, path, written, faults),
                _ => Unclear(faults),
            };
            if (faults.Any || report is null)
            {
                return ScenarioAnswer.Refuse(parsed, faults);
            }

            string format = parsed.GetRequiredValue(output.Format);
            return output.Write(parsed, format == "json" ? AuditJson.Write(report) : AuditView.Render(text, report, format, TerminalStyle.For(parsed, output)));
        });
        return command;
    }

    private static AuditReport? Calculated(WrittenMeasure claim, string text, FaultCollector faults)
    {
        if (!Expression.TryParse(text, ImmutableDictionary<string, Measure>.Empty, out Expression? calculation, out string? problem))
        {
            faults.Add(new Fault(FaultCodes.Usage, "--from", problem));
            return null;
        }

        try
        {
            return faults.Any ? null : CalculationAudit.Of(claim, calculation);
        }
        catch (ExpressionException exception)
        {
            faults.Add(new Fault(FaultCodes.Usage, "--from", exception.Message));
            return null;
        }
    }

    private static AuditReport? Read(ParseResult parsed, ScenarioOptions options, string file, string path, WrittenMeasure claim, FaultCollector faults)
    {
        ScenarioSetting[] settings = [.. options.Settings(parsed, faults)];
        var document = ScenarioDocument.Load(file, options.Catalogs(parsed, faults), settings);
        faults.AddRange(document.Faults);
        MetricDefinition? metric = ExplainCommand.Find(path, faults);
        if (faults.Any || document.Plan is not { } plan || metric is null)
        {
            return null;
        }

        if (plan.Evaluate()[metric] is null)
        {
            faults.Add(new Fault(FaultCodes.Usage, metric.Path, "this scenario does not give that metric: it lacks an input that the metric needs"));
            return null;
        }

        return ScenarioAudit.Of(plan, metric, claim);
    }

    private static AuditReport? Unclear(FaultCollector faults)
    {
        faults.Add(new Fault(
            FaultCodes.Usage, "", "say what the claim rests on: either --from with a calculation, or --scenario with a file and --metric", "costmodel audit --help"));
        return null;
    }
}
