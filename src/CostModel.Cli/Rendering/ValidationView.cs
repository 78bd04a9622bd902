using CostModel.Documents.Observations;
using Spectre.Console;

namespace CostModel.Cli.Rendering;

/// <summary>A validation report as a table: each row measured against predicted, then the summary.</summary>
internal static class ValidationView
{
    internal static string Render(ValidationReport report, TerminalStyle style) => style.Render(console =>
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn("id") { NoWrap = true });
        table.AddColumn("metric");
        foreach (string heading in (string[])["measured", "predicted", "80 % band", "error"])
        {
            table.AddColumn(new TableColumn(heading) { Alignment = Justify.Right, NoWrap = true });
        }

        foreach (ValidationRow row in report.Rows)
        {
            table.AddRow(
                Markup.Escape(row.Id),
                Markup.Escape(row.Metric),
                Number(row.Measured),
                row.Skipped is { } reason ? "skipped: " + Markup.Escape(reason) : Number(row.Predicted),
                row.Low is null ? "" : $"{Number(row.Low)} .. {Number(row.High)}",
                Percent(row.Error, signed: true));
        }

        console.Write(table);
        console.WriteLine($"{report.Kind}: {report.PredictedCount} of {report.Rows.Length} rows predicted");
        console.WriteLine($"absolute error: median {Percent(report.MedianAbsoluteError)}, mean {Percent(report.MeanAbsoluteError)}, "
            + $"90 % of rows within {Percent(report.P90AbsoluteError)}; bias {Percent(report.Bias, signed: true)}");
        console.WriteLine($"the 80 % band holds {Percent(report.IntervalCoverage)} of the measurements");
    });

    private static string Number(double? value)
        => value is { } number ? number.ToString("#,##0.###", System.Globalization.CultureInfo.InvariantCulture) : "";

    private static string Percent(double? value, bool signed = false)
        => value is { } number
            ? (number * 100).ToString(signed ? "+0.0;-0.0;0.0" : "0.0", System.Globalization.CultureInfo.InvariantCulture) + "%"
            : "";
}
