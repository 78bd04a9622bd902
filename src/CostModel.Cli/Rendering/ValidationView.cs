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
        table.AddColumn(new TableColumn("metric") { NoWrap = true });
        foreach (string heading in (string[])["measured", "predicted", "80 % band", "error"])
        {
            table.AddColumn(new TableColumn(heading) { Alignment = Justify.Right, NoWrap = true });
        }

        foreach (ValidationRow row in report.Rows.Where(row => row.Skipped is null))
        {
            table.AddRow(
                Markup.Escape(row.Id),
                Markup.Escape(row.Metric),
                Number(row.Measured),
                Number(row.Predicted),
                row.Low is null ? "" : $"{Number(row.Low)} .. {Number(row.High)}",
                Percent(row.Error, signed: true));
        }

        if (report.PredictedCount > 0)
        {
            console.Write(table);
        }

        console.WriteLine($"{report.Kind}: {report.PredictedCount} of {report.Rows.Length} rows predicted");
        foreach (IGrouping<string, ValidationRow> skipped in report.Rows.Where(row => row.Skipped is not null).GroupBy(row => row.Skipped!))
        {
            console.WriteLine($"skipped: {skipped.Key} ({Named([.. skipped.Select(row => row.Id)])})");
        }

        if (report.MedianAbsoluteError is not null)
        {
            console.WriteLine($"absolute error: median {Percent(report.MedianAbsoluteError)}, mean {Percent(report.MeanAbsoluteError)}, "
                + $"90 % of rows within {Percent(report.P90AbsoluteError)}; bias {Percent(report.Bias, signed: true)}");
            console.WriteLine($"the 80 % band holds {Percent(report.IntervalCoverage)} of the measurements");
        }
    });

    /// <summary>The first few ids, and how many more there are.</summary>
    private static string Named(string[] ids)
    {
        const int shown = 3;
        string named = string.Join(", ", ids.Take(shown));
        return ids.Length <= shown ? named : $"{named} and {ids.Length - shown} more";
    }

    private static string Number(double? value)
        => value is { } number ? number.ToString("#,##0.###", System.Globalization.CultureInfo.InvariantCulture) : "";

    private static string Percent(double? value, bool signed = false)
        => value is { } number
            ? (number * 100).ToString(signed ? "+0.0;-0.0;0.0" : "0.0", System.Globalization.CultureInfo.InvariantCulture) + "%"
            : "";
}
