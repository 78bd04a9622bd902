using System.CommandLine;
using CostModel.Cli.Rendering;
using CostModel.Documents.Bills;
using CostModel.Documents.Results;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary>What every command does that answers a whole scenario: compile, evaluate, print.</summary>
internal static class ScenarioAnswer
{
    internal static readonly string[] Formats = ["table", "json", "csv", "markdown", "focus"];

    internal static int Print(ParseResult parsed, OutputOptions output, CompiledScenario? plan, FaultCollector faults)
    {
        if (faults.Any || plan is null)
        {
            return Refuse(parsed, faults);
        }

        parsed.InvocationConfiguration.Error.Write(FaultText.WriteWarnings(plan.Warnings));
        ScenarioResult result = plan.Evaluate();
        int written = output.Write(parsed, parsed.GetValue(output.Format) switch
        {
            "json" => ResultJson.Write(result),
            "csv" => ResultTables.Csv(result),
            "focus" => FocusCsv.Write(result),
            "markdown" => ResultTables.Markdown(result),
            _ => ResultView.Render(result, TerminalStyle.For(parsed, output)),
        });
        return written == ExitCode.Ok && !result.IsFeasible ? ExitCode.Infeasible : written;
    }

    internal static int Refuse(ParseResult parsed, FaultCollector faults)
    {
        parsed.InvocationConfiguration.Error.Write(FaultText.Write(faults.ToImmutable()));
        return ExitCode.Usage;
    }
}
