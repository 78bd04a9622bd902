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
            string text = format == "json" ? SelfTestJson.Write(report) : Grid(report).Write(format, TerminalStyle.For(parsed, output));
            int written = output.Write(parsed, format == "table" ? text + Slips(report) : text);
            foreach (NotComputed not in report.NotComputed)
            {
                parsed.InvocationConfiguration.Error.WriteLine($"not computed: {not.Id}: {not.Reason}");
            }

            int passed = report.Rows.Count(row => row.Passed);
            parsed.InvocationConfiguration.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{passed} of {report.Rows.Length + report.NotComputed.Length} worked examples reproduce within their tolerance"));
            return report.Passed ? written : ExitCode.Failed;
        });
        return command;
    }

    private static TextGrid Grid(SelfTestReport report)
    {
        var grid = new TextGrid("id", "computes", "published", "computed", "difference", "tolerance", "", "verdict") { OnlyInFiles = ["verdict"] };
        foreach (SelfTestRow row in report.Rows)
        {
            grid.Add(
                row.Id,
                row.Computes,
                Number(row.Published),
                Number(row.Computed),
                row.Difference.ToString("+0.000%;-0.000%;0%", CultureInfo.InvariantCulture),
                row.Tolerance.ToString("0.#######%", CultureInfo.InvariantCulture),
                row.Passed ? row.Slip is null ? "ok" : "ok, a slip" : "FAILED",
                row.Verdict);
        }

        return grid;
    }

    /// <summary>The published slips that are reproduced, each with what would be right.</summary>
    private static string Slips(SelfTestReport report)
        => string.Concat(report.Rows.Where(row => row.Slip is not null).Select(row => $"{row.Id}, a published slip: {row.Slip}\n"));

    private static string Number(double value)
        => value.ToString(Math.Abs(value) >= 1000 ? "#,##0.##" : "0.########", CultureInfo.InvariantCulture);
}
