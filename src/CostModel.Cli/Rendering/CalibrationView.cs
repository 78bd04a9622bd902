using System.Globalization;
using CostModel.Analysis.Calibration;
using Spectre.Console;

namespace CostModel.Cli.Rendering;

/// <summary>A calibration as a table of constants and three lines of errors.</summary>
internal static class CalibrationView
{
    internal static string Render(CalibrationResult result, TerminalStyle style) => style.Render(console =>
    {
        console.WriteLine($"{result.Hardware.Id} with {result.Stack.Id}: {result.Rows} rows of {result.Configurations} configurations");
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn("constant") { NoWrap = true });
        foreach (string heading in (string[])["shipped", "calibrated", "80 % interval"])
        {
            table.AddColumn(new TableColumn(heading) { Alignment = Justify.Right, NoWrap = true });
        }

        foreach (CalibratedConstant one in result.Constants.Where(one => one.IsFitted))
        {
            table.AddRow(one.Name, Number(one.Shipped), Number(one.Value), $"{Number(one.Low)} .. {Number(one.High)}");
        }

        console.Write(table);
        foreach (CalibratedConstant one in result.Constants.Where(one => !one.IsFitted))
        {
            console.WriteLine($"not settled, stays at {Number(one.Shipped)}: {one.Name}: {one.Refused}");
        }

        console.WriteLine();
        console.WriteLine($"error of shipped constants:   {Error(result.Before)}");
        console.WriteLine($"error on unseen rows:         {Error(result.CrossValidated)} (cross-validated)");
        console.WriteLine($"error on the rows fitted on:  {Error(result.Fitted)}");
    });

    private static string Error(CalibrationError error) => string.Create(
        CultureInfo.InvariantCulture, $"median {100 * error.Median:0.0}%, mean {100 * error.Mean:0.0}%, bias {100 * error.Bias:+0.0;-0.0;0.0}%");

    private static string Number(double value) => value.ToString("0.###e+0", CultureInfo.InvariantCulture) is var small && value < 1e-3
        ? small
        : value.ToString("G4", CultureInfo.InvariantCulture);
}
