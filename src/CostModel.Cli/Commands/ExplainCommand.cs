using System.CommandLine;
using CostModel.Cli.Rendering;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Scenarios.Metrics;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel explain METRIC FILE</c>.</summary>
internal static class ExplainCommand
{
    internal static Command Create()
    {
        var metric = new Argument<string>("metric") { Description = "A metric, as training.gpuHours (costmodel list metrics)." };
        var file = new Argument<string>("file") { Description = "A scenario file, YAML or JSON." };
        var options = new ScenarioOptions();
        var command = new Command("explain", "Shows how a number came about: formula, numbers put in, and the source of each.") { metric, file };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            ScenarioSetting[] settings = [.. options.Settings(parsed, faults)];
            var document = ScenarioDocument.Load(parsed.GetRequiredValue(file), options.Catalogs(parsed, faults), settings);
            faults.AddRange(document.Faults);
            MetricDefinition? asked = Find(parsed.GetRequiredValue(metric), faults);
            if (faults.Any || document.Plan is not { } plan || asked is null)
            {
                return ScenarioAnswer.Refuse(parsed, faults);
            }

            ScenarioResult result = plan.Evaluate();
            if (result[asked] is null)
            {
                string reason = result.WhyNone(asked) ?? "it lacks an input that the metric needs";
                faults.Add(new Fault(FaultCodes.Usage, asked.Path, $"this scenario does not give that metric: {reason}"));
                return ScenarioAnswer.Refuse(parsed, faults);
            }

            parsed.InvocationConfiguration.Output.Write(ExplanationView.Render(plan.Explain(asked)));
            return ExitCode.Ok;
        });
        return command;
    }

    internal static MetricDefinition? Find(string path, FaultCollector faults)
    {
        if (ScenarioMetrics.Find(path) is { } metric)
        {
            return metric;
        }

        string? nearest = NearestMatch.Of(path, ScenarioMetrics.All.Select(known => known.Path));
        faults.Add(new Fault(
            FaultCodes.Usage, "", $"there is no metric '{path}'", nearest is null ? "costmodel list metrics" : $"did you mean '{nearest}'?"));
        return null;
    }
}
