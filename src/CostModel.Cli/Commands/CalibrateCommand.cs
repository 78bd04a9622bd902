using System.CommandLine;
using System.Globalization;
using CostModel.Analysis.Calibration;
using CostModel.Catalogs;
using CostModel.Cli.Rendering;
using CostModel.Documents.Calibration;
using CostModel.Documents.Observations;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel calibrate OBSERVATIONS.csv</c>: constants of your own machines from your own runs.</summary>
internal static class CalibrateCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("observations") { Description = "A CSV of measured training speeds, as costmodel validate reads." };
        var options = new ScenarioOptions();
        var hardware = new Option<string>("--hardware") { Description = "Only rows of this accelerator.", HelpName = "id" };
        var stack = new Option<string>("--stack") { Description = "Only rows of this training stack.", HelpName = "id" };
        var keepIds = new Option<bool>("--keep-ids") { Description = "The files take the place of the shipped records, rather than standing beside them as ID-calibrated." };
        var output = new OutputOptions("table", "json");
        var profile = new Option<string>("--output", "-o")
        {
            Description = "Writes the accelerator's catalog file there, and the stack's beside it as NAME-stack; --catalog loads them.",
            HelpName = "file",
        };
        var command = new Command("calibrate", "Fits the constants of an accelerator and a training stack to measured runs, and says which the runs cannot settle.")
        {
            file, options.Catalog, hardware, stack, keepIds, output.Format, profile,
        };
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            string path = parsed.GetRequiredValue(file);
            CatalogSet catalogs = options.Catalogs(parsed, faults);
            CalibrationResult? result = !faults.Any
                && TrainingObservations.Read(path, parsed.GetValue(hardware), parsed.GetValue(stack), catalogs, faults) is { } measured
                ? TrainingCalibration.Fit(measured, faults)
                : null;
            if (result is null || (parsed.GetValue(profile) is { } target && !Write(result, path, target, parsed.GetValue(keepIds), faults)))
            {
                return ScenarioAnswer.Refuse(parsed, faults);
            }

            if (!result.Helps)
            {
                parsed.InvocationConfiguration.Error.Write("warning: unseen rows are predicted no better than with the constants that ship\n");
            }

            return output.Write(parsed, parsed.GetValue(output.Format) == "json"
                ? CalibrationJson.Write(result)
                : CalibrationView.Render(result, TerminalStyle.For(parsed, output)));
        });
        return command;
    }

    private static bool Write(CalibrationResult result, string observations, string target, bool keepIds, FaultCollector faults)
    {
        string date = File.GetLastWriteTimeUtc(observations).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var source = new Citation($"costmodel calibrate on {Path.GetFileName(observations)}, {result.Rows} rows", date);
        string beside = Path.Combine(Path.GetDirectoryName(target) ?? "", $"{Path.GetFileNameWithoutExtension(target)}-stack{Path.GetExtension(target)}");
        return OutputFile.TryWrite(target, CalibratedFiles.Hardware(result, keepIds, source), faults)
            && (CalibratedFiles.Stack(result, keepIds, source) is not { } stack || OutputFile.TryWrite(beside, stack, faults));
    }
}
