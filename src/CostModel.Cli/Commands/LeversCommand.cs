using System.CommandLine;
using CostModel.Analysis.Levers;
using CostModel.Catalogs;
using CostModel.Cli.Rendering;
using CostModel.Documents.Results;
using CostModel.Documents.Scenarios;
using CostModel.Efficiency;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel levers FILE</c>: what techniques do to the bill, the margin and the quality of a scenario.</summary>
internal static class LeversCommand
{
    private static readonly LeverGoal[] s_goals = [LeverGoal.CostPerQuery, LeverGoal.TrainingCost, LeverGoal.GrossMargin];

    internal static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A scenario file, YAML or JSON." };
        var goal = new Option<string>("--goal")
        {
            Description = $"What to rank by: {string.Join(", ", s_goals.Select(LeverJson.NameOf))}.",
            HelpName = "goal",
        };
        goal.AcceptOnlyFromAmong([.. s_goals.Select(LeverJson.NameOf)]);
        var floor = new QuantityOption<Ratio>("--quality-floor", "The share of quality that a combination must keep, as 98%.", Ratio.FromPercent(98));
        var day = new QuantityOption<Usd>("--engineer-day", "What a day of engineering costs, as '1000 USD'.", Usd.FromDollars(1000));
        var wage = new QuantityOption<UsdPerHour>("--wage", "What an hour of labelling is paid, as '30 USD/h'.", UsdPerHour.FromDollarsPerHour(30));
        var with = new Option<string>("--with") { Description = "Only these techniques, together, as gptq-int4,prefix-caching.", HelpName = "ids" };
        var options = new ScenarioOptions();
        var output = new OutputOptions(ScenarioAnswer.Formats);
        var command = new Command("levers", "Ranks techniques by what they do to cost and margin, alone and in the best combination above a quality floor.")
        {
            file, goal, floor.Option, with, day.Option, wage.Option,
        };
        options.AddTo(command);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            ScenarioSetting[] settings = [.. options.Settings(parsed, faults)];
            var document = ScenarioDocument.Load(parsed.GetRequiredValue(file), options.Catalogs(parsed, faults), settings);
            faults.AddRange(document.Faults);
            var study = new LeverOptions
            {
                Goal = parsed.GetValue(goal) is { } name ? s_goals.First(known => LeverJson.NameOf(known) == name) : null,
                QualityFloor = floor.Of(parsed, faults),
                EngineerDay = day.Of(parsed, faults),
                Wage = wage.Of(parsed, faults),
            };
            Technique[]? chosen = Chosen(parsed.GetValue(with), document.Catalogs, faults);
            if (faults.Any || document.Plan is not { } plan)
            {
                return ScenarioAnswer.Refuse(parsed, faults);
            }

            try
            {
                return output.Write(parsed, Answer(parsed, output, plan, document.Catalogs, chosen, study));
            }
            catch (InvalidPlanException exception)
            {
                faults.AddRange(exception.Faults);
                return ScenarioAnswer.Refuse(parsed, faults);
            }
        });
        return command;
    }

    private static string Answer(
        ParseResult parsed, OutputOptions output, CompiledScenario plan, CatalogSet catalogs, Technique[]? chosen, LeverOptions study)
    {
        string format = parsed.GetRequiredValue(output.Format);
        var style = TerminalStyle.For(parsed, output);
        if (chosen is null)
        {
            LeverTable table = LeverStudy.Of(plan, catalogs.Techniques, study);
            return format == "json" ? LeverJson.Write(table) : LeverView.Render(table, format, style);
        }

        LeverGoal goal = LeverStudy.GoalFor(plan, study);
        LeverCombination combination = LeverStudy.Together(plan, chosen, study);
        return format == "json" ? LeverJson.Write(combination, goal, study) : LeverView.Render(combination, goal, format, style);
    }

    private static Technique[]? Chosen(string? ids, CatalogSet catalogs, FaultCollector faults)
        => ids is null
            ? null
            : [.. ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(id => catalogs.Techniques.Find(id, "--with", null, faults))
                .OfType<Technique>()];
}
