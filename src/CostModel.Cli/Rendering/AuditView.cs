using System.Globalization;
using System.Text;
using CostModel.Analysis.Audit;

namespace CostModel.Cli.Rendering;

/// <summary>One claim beside what its inputs give, and the slips that explain the distance.</summary>
internal static class AuditView
{
    internal static string Render(string claim, AuditReport report, string format, TerminalStyle style)
    {
        if (format != "table")
        {
            var grid = new TextGrid("claim", "computed", "verdict", "calculation");
            grid.Add(claim, Amount(report.Computed, report.Unit), report.Sentence, report.Calculation);
            return grid.Write(format, style);
        }

        var text = new StringBuilder();
        Line(text, "Claimed", claim.Trim());
        Line(text, "Computed", report.Computed is null ? report.Calculation : $"{Amount(report.Computed, report.Unit)}  =  {report.Calculation}");
        Line(text, "Verdict", report.Sentence.Split(';')[0]);
        for (int i = 0; i < report.Slips.Length; i++)
        {
            SlipMatch slip = report.Slips[i];
            Line(text, i == 0 ? "Likely slip" : "or", $"{slip.Explanation}: gives {Amount(slip.Mistaken, report.Unit)}");
        }

        if (report is { Verdict: AuditVerdict.Off, Slips.IsEmpty: true })
        {
            Line(text, "Likely slip", "none of those known");
        }

        return text.ToString();
    }

    private static string Amount(double? value, string unit) => value is { } number
        ? (number is >= 1e4 and < 1e15 ? number.ToString("#,##0", CultureInfo.InvariantCulture) : number.ToString("0.####", CultureInfo.InvariantCulture)) + (unit is "" or "%" or "x" ? unit : " " + unit)
        : "";

    private static void Line(StringBuilder text, string label, string value)
        => text.Append(CultureInfo.InvariantCulture, $"{label,-12} {value}\n");
}
