using System.CommandLine;
using CostModel.Cli.Rendering;
using CostModel.Documents.Observations;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel validate OBSERVATIONS.csv</c>: measured beside predicted. Exits 0 whatever the verdict.</summary>
internal static class ValidateCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("observations") { Description = "A CSV of measurements: training throughput, training memory or serving." };
        var options = new ScenarioOptions();
        var output = new OutputOptions("table", "json");
        var command = new Command("validate", "Predicts every row of a file of measurements and shows how far off the model is.") { file };
        command.Add(options.Catalog);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            CatalogSet catalogs = options.Catalogs(parsed, faults);
            ValidationReport? report = faults.Any ? null : ObservationFile.Validate(parsed.GetRequiredValue(file), catalogs, faults);
            if (report is null)
            {
                return ScenarioAnswer.Refuse(parsed, faults);
            }

            return output.Write(parsed, parsed.GetValue(output.Format) == "json"
                ? ValidationJson.Write(report)
                : ValidationView.Render(report, TerminalStyle.For(parsed, output)));
        });
        return command;
    }
}
