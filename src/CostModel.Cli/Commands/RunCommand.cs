using System.CommandLine;
using CostModel.Cli.Rendering;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel run FILE</c>.</summary>
internal static class RunCommand
{
    internal static Command Create()
    {
        var file = new Argument<string?>("file") { Description = "A scenario file, YAML or JSON; without it, --set says everything.", Arity = ArgumentArity.ZeroOrOne };
        var options = new ScenarioOptions();
        var output = new OutputOptions(ScenarioAnswer.Formats);
        Option<string[]> probability = UncertaintyCommand.ProbabilityOption();
        var command = new Command("run", "Answers a scenario file: training, serving and margin, as far as it asks.") { file, probability };
        options.AddTo(command);
        output.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(file) is not { Tokens.Count: > 0 } && !options.HasSettings(result))
            {
                result.AddError("name a scenario file, or say everything with --set");
            }
        });
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            CatalogSet catalogs = options.Catalogs(parsed, faults);
            ScenarioSetting[] settings = [.. options.Settings(parsed, faults)];
            string? path = parsed.GetValue(file);
            ScenarioDocument document = path is null
                ? ScenarioDocument.FromSettings(catalogs, settings)
                : ScenarioDocument.Load(path, catalogs, settings);
            faults.AddRange(document.Faults);
            int exitCode = ScenarioAnswer.Print(parsed, output, document, faults, parsed.GetValue(probability) ?? []);
            if (exitCode == ExitCode.Ok && path is not null && TerminalStyle.For(parsed, output).IsTerminal)
            {
                parsed.InvocationConfiguration.Error.Write($"how a number came about: costmodel explain METRIC {path}\n");
            }

            return exitCode;
        });
        return command;
    }
}
