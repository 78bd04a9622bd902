using System.Collections.Immutable;
using System.CommandLine;
using CostModel.Analysis.Clusters;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Sweeps;
using CostModel.Cli.Rendering;
using CostModel.Documents.Results;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel scale FILE --chips 1024..16384x2</c>: what more accelerators buy, and how many a deadline needs.</summary>
internal sealed class ScaleCommand
{
    private const string ChipsPath = "training.chips";

    private readonly Argument<string> _file = new("file") { Description = "A scenario file with training, YAML or JSON." };

    private readonly Option<string> _chips = new("--chips")
    {
        Description = "Numbers of accelerators, as 1024..16384x2 or 512,768,1024; a quarter to four times the scenario's where not given.",
        HelpName = "values",
    };

    private readonly Option<string> _deadline = new("--deadline")
    {
        Description = "Time to finish in, as '30 days': also finds the fewest and the cheapest number of accelerators.",
        HelpName = "value",
    };

    private readonly ScenarioOptions _options = new();
    private readonly OutputOptions _output = new("table", "json", "csv", "markdown");

    internal static Command Create()
    {
        var parts = new ScaleCommand();
        var command = new Command("scale", "A training run on more and fewer accelerators, each with its best layout: step, MFU, days, GPU-hours, cost.")
        {
            parts._file, parts._chips, parts._deadline,
        };
        parts._options.AddTo(command);
        parts._output.AddTo(command);
        command.SetAction(parts.Answer);
        return command;
    }

    private int Answer(ParseResult parsed)
    {
        var faults = new FaultCollector();
        ImmutableArray<int> numbers = Numbers(parsed.GetValue(_chips), faults);
        List<ScenarioSetting> settings = [.. _options.Settings(parsed, faults)];
        if (!numbers.IsEmpty)
        {
            settings.Add(new ScenarioSetting(ChipsPath, FormattableString.Invariant($"{numbers[0]}"), $"--chips {parsed.GetValue(_chips)}"));
        }

        if (parsed.GetValue(_deadline) is { } text)
        {
            settings.Add(new ScenarioSetting("training.deadline", text, $"--deadline {text}"));
        }

        var document = ScenarioDocument.Load(parsed.GetRequiredValue(_file), _options.Catalogs(parsed, faults), [.. settings]);
        faults.AddRange(document.Faults.Where(fault => numbers.IsEmpty || !fault.IsInfeasibility));
        if (!faults.Any && document.Scenario.Training is null)
        {
            faults.Add(new Fault(FaultCodes.Missing, "training", "the scenario has no training run to scale", "add training: { tokens: 1T, hardware: h100-sxm-80gb }"));
        }

        if (faults.Any)
        {
            return ScenarioAnswer.Refuse(parsed, faults);
        }

        try
        {
            return Answer(parsed, document.Scenario, document.Plan, numbers);
        }
        catch (InvalidPlanException invalid)
        {
            faults.AddRange(invalid.Faults);
            return ScenarioAnswer.Refuse(parsed, faults);
        }
    }

    private int Answer(ParseResult parsed, Scenario scenario, CompiledScenario? plan, ImmutableArray<int> numbers)
    {
        ImmutableArray<int> asked = numbers.IsEmpty ? Around(plan!.Training!.Run.Chips!.Value) : numbers;
        ImmutableArray<ClusterPoint> points = ClusterCurve.Of(scenario, asked);
        Duration? deadline = scenario.Training!.Deadline;
        TrainingRun run = scenario.Training with { Model = scenario.Training.Model ?? scenario.Model };
        ClusterPoint? fewest = deadline is { } time && DeadlineSearch.Fewest(run, time) is { } least ? ClusterCurve.At(scenario, least.Chips) : null;
        ClusterPoint? cheapest = fewest is not null && DeadlineSearch.Cheapest(run, deadline!.Value) is { } best ? ClusterCurve.At(scenario, best.Chips) : null;
        string format = parsed.GetRequiredValue(_output.Format);
        var view = new ClusterView(points, deadline, fewest, cheapest);
        int written = _output.Write(parsed, format switch
        {
            "json" => ClusterJson.Write(scenario, points, deadline, fewest, cheapest),
            "csv" => view.Exact().Write(format, TerminalStyle.For(parsed, _output)),
            _ => view.Sentences() + view.Grid().Write(format, TerminalStyle.For(parsed, _output)) + view.Reasons(),
        });
        bool isAnswered = deadline is null ? points.Any(point => point.IsFeasible) : fewest is not null;
        return written == ExitCode.Ok && !isAnswered ? ExitCode.Infeasible : written;
    }

    /// <summary>A quarter, a half, once, twice and four times.</summary>
    private static ImmutableArray<int> Around(int chips) => [.. new[] { chips / 4, chips / 2, chips, 2 * chips, 4 * chips }.Where(number => number > 0).Distinct()];

    private static ImmutableArray<int> Numbers(string? text, FaultCollector faults)
    {
        if (text is null || AxisText.Parse(new ScenarioPlan(new Scenario()), ChipsPath, text, faults) is not { } axis)
        {
            return [];
        }

        const int most = 1000;
        if (axis.Count > most)
        {
            faults.Add(new Fault(FaultCodes.Usage, "--chips", FormattableString.Invariant($"{axis.Count} numbers of accelerators are asked for, and at most {most} are answered")));
            return [];
        }

        return [.. Enumerable.Range(0, (int)axis.Count).Select(i => (int)axis[i])];
    }
}
