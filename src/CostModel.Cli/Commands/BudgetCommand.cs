using System.Collections.Immutable;
using System.CommandLine;
using CostModel.Cli.Rendering;
using CostModel.Documents.Bills;
using CostModel.Documents.Scenarios;
using CostModel.Economics;
using CostModel.Economics.Budgets;
using CostModel.Scenarios.Economics;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel budget FILE BILL.csv</c>: a month of the scenario beside what was paid.</summary>
internal static class BudgetCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A scenario file: its month is the budget." };
        var bill = new Argument<string>("bill") { Description = "A CSV of the actual bill: FOCUS, an AWS or Google Cloud export, or columns line,quantity,unit,cost." };
        var map = new Option<string[]>("--map")
        {
            Description = "Sets a name of the bill against a line of the budget, as p5.48xlarge=serving*8; may be given several times.",
            HelpName = "name=line[*n]",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        var options = new ScenarioOptions();
        var output = new OutputOptions("table", "json", "csv", "markdown");
        var command = new Command("budget", "Budget against actual: the difference split into price, volume and mix, line by line.") { file, bill };
        command.Add(map);
        options.AddTo(command);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            ScenarioSetting[] settings = [.. options.Settings(parsed, faults)];
            var document = ScenarioDocument.Load(parsed.GetRequiredValue(file), options.Catalogs(parsed, faults), settings);
            faults.AddRange(document.Faults);
            ImmutableArray<BillMapping> mappings = Mappings(parsed.GetValue(map) ?? [], faults);
            if (faults.Any || document.Plan is not { } plan)
            {
                return ScenarioAnswer.Refuse(parsed, faults);
            }

            ImmutableArray<StatementLine> budget = CostStatement.Budget(plan.Evaluate());
            if (BillFile.Read(parsed.GetRequiredValue(bill), budget, mappings, faults) is not { } actual)
            {
                return ScenarioAnswer.Refuse(parsed, faults);
            }

            var variance = BudgetVariance.Of(budget, actual.Lines);
            string format = parsed.GetRequiredValue(output.Format);
            TerminalStyle style = TerminalStyle.For(parsed, output);
            return output.Write(parsed, format switch
            {
                "json" => BudgetJson.Write(variance, actual.Format),
                "csv" => BudgetView.Exact(variance).Write(format, style),
                _ => BudgetView.Sentence(variance) + BudgetView.Costs(variance).Write(format, style) + BudgetView.Quantities(variance, format, style),
            });
        });
        return command;
    }

    private static ImmutableArray<BillMapping> Mappings(string[] texts, FaultCollector faults)
    {
        var mappings = ImmutableArray.CreateBuilder<BillMapping>();
        foreach (string text in texts)
        {
            if (BillMapping.TryParse(text) is { } mapping)
            {
                mappings.Add(mapping);
            }
            else
            {
                faults.Add(new Fault(FaultCodes.Usage, "", $"--map {text}: expected name=line, e.g. --map p5.48xlarge=serving*8"));
            }
        }

        return mappings.ToImmutable();
    }
}
