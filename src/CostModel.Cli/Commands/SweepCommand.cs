using System.Collections.Immutable;
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
    private readonly SampleOptions _samples = new(null);
    private readonly MetricsOption _metrics = new("training.gpuHours", "training.costUsd");
    private readonly OutputOptions _output = new("table", "csv", "ndjson", "json", "markdown");
    private readonly Option<bool> _summary = new("--summary") { Description = "Prints the smallest, mean and largest value of each metric instead of rows." };

    internal static Command Create()
    {
        var parts = new SweepCommand();
        var command = new Command("sweep", "Answers a scenario at every combination of some values.") { parts._file };
        parts._sweep.AddTo(command);
        parts._samples.AddTo(command);
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
        (ScenarioPlan Plan, PointSet Points)? resolved = parsed.GetValue(_samples.Samples) is { } samples
            ? Draws(ScenarioDocument.Load(path, catalogs, settings), request, samples, parsed.GetValue(_samples.Seed), _samples.DrawsModelError(parsed), faults)
            : Grid(request, more => ScenarioDocument.Load(path, catalogs, [.. settings, .. more]), faults);
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

            string[] identity = [$"{parsed.GetValue(_samples.Seed)}", .. settings.Select(setting => setting.ToString()), .. request.Vary, .. request.Zip];
            return new SweepAnswer(parsed, _output, _sweep, sweep, shard, identity).Print(parsed.GetValue(_summary), cancellation);
        }
        catch (InvalidPlanException invalid)
        {
            faults.AddRange(invalid.Faults);
            return ScenarioAnswer.Refuse(parsed, faults);
        }
    }

    private static (ScenarioPlan Plan, PointSet Points)? Grid(SweepRequest request, Func<ImmutableArray<ScenarioSetting>, ScenarioDocument> load, FaultCollector faults)
        => request.Resolve(load, faults) is { } grid ? (grid.Plan, grid.Points) : null;

    private static (ScenarioPlan Plan, PointSet Points)? Draws(ScenarioDocument document, SweepRequest request, long samples, ulong seed, bool modelError, FaultCollector faults)
    {
        if (!request.Vary.IsEmpty)
        {
            faults.Add(new Fault(FaultCodes.Usage, "", "points are either a grid or random draws: give --vary or --samples, not both"));
        }

        return UncertaintyRequest.Resolve(document, samples, seed, modelError, faults) is { } draws && !faults.Any ? (draws.Plan, draws.Points) : null;
    }
}
