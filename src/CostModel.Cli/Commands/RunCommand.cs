using System.CommandLine;
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
        var command = new Command("run", "Answers a scenario file: training, serving and margin, as far as it asks.") { file };
        options.AddTo(command);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            CatalogSet catalogs = options.Catalogs(parsed, faults);
            ScenarioSetting[] settings = [.. options.Settings(parsed, faults)];
            ScenarioDocument document = parsed.GetValue(file) is { } path
                ? ScenarioDocument.Load(path, catalogs, settings)
                : ScenarioDocument.FromSettings(catalogs, settings);
            return ScenarioAnswer.Print(parsed, output, document, faults);
        });
        return command;
    }
}
