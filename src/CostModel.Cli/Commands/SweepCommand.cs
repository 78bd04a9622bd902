using System.CommandLine;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Sweeps;
using CostModel.Documents.Analysis;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel sweep FILE</c>.</summary>
internal sealed class SweepCommand
{
    private readonly Argument<string> _file = new("file") { Description = "A scenario file; its matrix: section says what varies, and so does --vary." };
    private readonly ScenarioOptions _scenario = new();
    private readonly SweepOptions _sweep = new();
    private readonly MetricsOption _metrics = new("training.gpuHours", "training.costUsd");
    private readonly OutputOptions _output = new("table", "csv", "ndjson", "json", "markdown");
    private readonly Option<bool> _summary = new("--summary") { Description = "Prints the smallest, mean and largest value of each metric instead of rows." };

    internal static Command Create()
    {
        var parts = new SweepCommand();
        var command = new Command("sweep", "Answers a scenario at every combination of some values.") { parts._file };
        parts._sweep.AddTo(command);
        command.Add(parts._metrics.Option);
        command.Add(parts._summary);
        parts._scenario.AddTo(command);
        parts._output.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(parts.Answer(parsed, cancellation)));
        return command;
    }

    private int Answer(ParseResult parsed, CancellationToken cancellation)
    {
        var faults = new FaultCollector();
        CatalogSet catalogs = _scenario.Catalogs(parsed, faults);
        ScenarioSetting[] settings = [.. _scenario.Settings(parsed, faults)];
        string path = parsed.GetRequiredValue(_file);
        Shard shard = _sweep.ShardOf(parsed, faults);
        SweepRequest request = _sweep.Request(parsed);
        (ScenarioPlan Plan, GridPoints Points)? resolved = request.Resolve(more => ScenarioDocument.Load(path, catalogs, [.. settings, .. more]), faults);
        if (resolved is not { } found)
        {
            return ScenarioAnswer.Refuse(parsed, faults);
        }

        try
        {
            var sweep = new Sweep(found.Plan, found.Points, _metrics.Of(parsed));
            if (faults.Any)
            {
                return ScenarioAnswer.Refuse(parsed, faults);
            }

            string[] identity = [.. settings.Select(setting => setting.ToString()), .. request.Vary, .. request.Zip];
            return new SweepAnswer(parsed, _output, _sweep, sweep, shard, identity).Print(parsed.GetValue(_summary), cancellation);
        }
        catch (InvalidPlanException invalid)
        {
            faults.AddRange(invalid.Faults);
            return ScenarioAnswer.Refuse(parsed, faults);
        }
    }
}
