using System.CommandLine;
using CostModel.Cli.Rendering;
using CostModel.Documents.Results;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel tables FILE</c>: the tables of a result by themselves, for a spreadsheet or a slide.</summary>
internal static class TablesCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A scenario file with a plan, usage or accounting." };
        var name = new Option<string>("--table")
        {
            Description = "Which: plan.months, usage.cohorts or accounting.views; all where not given.",
            HelpName = "section.name",
        };
        var options = new ScenarioOptions();
        var output = new OutputOptions("table", "csv", "markdown");
        var command = new Command("tables", "Prints the tables of a result: months of a plan, cohorts of users, accounting views.") { file };
        command.Add(name);
        options.AddTo(command);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            ScenarioSetting[] settings = [.. options.Settings(parsed, faults)];
            var document = ScenarioDocument.Load(parsed.GetRequiredValue(file), options.Catalogs(parsed, faults), settings);
            faults.AddRange(document.Faults);
            if (faults.Any || document.Plan is not { } plan)
            {
                return ScenarioAnswer.Refuse(parsed, faults);
            }

            ScenarioResult result = plan.Evaluate();
            string? wanted = parsed.GetValue(name);
            ResultTable[] tables = [.. result.Tables.Where(table => wanted is null || $"{table.Section}.{table.Name}" == wanted)];
            if (tables.Length == 0)
            {
                string known = string.Join(", ", result.Tables.Select(table => $"{table.Section}.{table.Name}"));
                faults.Add(new Fault(
                    FaultCodes.Usage, "", wanted is null ? "the scenario has no table: it needs plan, usage or accounting" : $"the scenario has no table '{wanted}'", known.Length == 0 ? null : $"it has {known}"));
                return ScenarioAnswer.Refuse(parsed, faults);
            }

            string format = parsed.GetRequiredValue(output.Format);
            var style = TerminalStyle.For(parsed, output);
            output.Write(parsed, string.Join('\n', tables.Select(table => format switch
            {
                "csv" => ResultTables.Csv(table),
                "markdown" => $"#### {table.Title}\n\n{ResultTables.MarkdownTable(table)}",
                _ => style.Render(console => ResultView.WriteRows(console, table)),
            })));
            return ExitCode.Ok;
        });
        return command;
    }
}
