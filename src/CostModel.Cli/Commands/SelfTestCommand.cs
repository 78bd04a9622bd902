using System.CommandLine;
using System.Globalization;
using CostModel.Cli.Rendering;
using CostModel.Documents.WorkedExamples;
using CostModel.Scenarios;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel selftest</c>: the worked examples that ship with the package, recomputed from their inputs.</summary>
internal static class SelfTestCommand
{
    internal static Command Create()
    {
        var output = new OutputOptions("table", "json", "csv", "markdown");
        var command = new Command("selftest", "Recomputes published calculations from their inputs and compares; fails where one does not reproduce.");
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            SelfTestReport report = SelfTest.Run(CatalogSet.Default);
            string format = parsed.GetRequiredValue(output.Format);
            output.Write(parsed, format == "json" ? SelfTestJson.Write(report) : Grid(report).Write(format, TerminalStyle.For(parsed, output)));
            foreach (NotComputed not in report.NotComputed)
            {
                parsed.InvocationConfiguration.Error.WriteLine($"not computed: {not.Id}: {not.Reason}");
            }

            int passed = report.Rows.Count(row => row.Passed);
            parsed.InvocationConfiguration.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{passed} of {report.Rows.Length + report.NotComputed.Length} worked examples reproduce within their tolerance"));
            return report.Passed ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }

    private static TextGrid Grid(SelfTestReport report)
    {
        var grid = new TextGrid("id", "computes", "published", "computed", "difference", "tolerance", "", "verdict");
        foreach (SelfTestRow row in report.Rows)
        {
            grid.Add(
                row.Id,
                row.Computes,
                row.Published.ToString("#,##0.########", CultureInfo.InvariantCulture),
                row.Computed.ToString("#,##0.########", CultureInfo.InvariantCulture),
                row.Difference.ToString("+0.000%;-0.000%;0%", CultureInfo.InvariantCulture),
                row.Tolerance.ToString("0.#######%", CultureInfo.InvariantCulture),
                row.Passed ? "ok" : "FAILED",
                row.Verdict);
        }

        return grid;
    }
}
