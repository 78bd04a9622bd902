using System.Collections.Immutable;
using System.CommandLine;
using CostModel.Cli.Rendering;
using CostModel.Documents.Results;
using CostModel.Documents.Scenarios;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel breakdown FILE</c>: where the time of a training step goes.</summary>
internal static class BreakdownCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A scenario file with training at operator depth." };
        var trace = new Option<string>("--trace")
        {
            Description = "Also writes the step as a trace for chrome://tracing or ui.perfetto.dev.",
            HelpName = "file",
        };
        var options = new ScenarioOptions();
        var output = new OutputOptions("table", "json", "csv", "markdown");
        var command = new Command("breakdown", "Where the time of a training step goes: time, FLOPs, bytes and what bounds each operation.") { file, trace };
        options.AddTo(command);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            ScenarioSetting[] settings = [.. options.Settings(parsed, faults)];
            var document = ScenarioDocument.Load(parsed.GetRequiredValue(file), options.Catalogs(parsed, faults), settings);
            faults.AddRange(document.Faults);
            ImmutableArray<StepOperation> operations = document.Plan?.Training?.Breakdown() ?? [];
            if (!faults.Any && operations.IsEmpty)
            {
                faults.Add(new Fault(FaultCodes.Conflict, "training", "only a training run at operator depth has operations", "give a model with an architecture, and no utilization"));
            }

            if (faults.Any || (parsed.GetValue(trace) is { } path && !OutputFile.TryWrite(path, StepTrace.Write(operations), faults)))
            {
                return ScenarioAnswer.Refuse(parsed, faults);
            }

            return output.Write(parsed, Grid(operations).Write(parsed.GetRequiredValue(output.Format), TerminalStyle.For(parsed, output)));
        });
        return command;
    }

    private static TextGrid Grid(ImmutableArray<StepOperation> operations)
    {
        double step = operations.Sum(operation => operation.Time.TotalSeconds);
        var grid = new TextGrid("phase", "operation", "ms", "share", "TFLOP", "GB", "bound by");
        foreach (StepOperation operation in operations)
        {
            grid.Add(
                StepTrace.PhaseName(operation.Phase),
                operation.Name,
                FormattableString.Invariant($"{1e3 * operation.Time.TotalSeconds:0.00}"),
                FormattableString.Invariant($"{operation.Time.TotalSeconds / step:0.0%}"),
                FormattableString.Invariant($"{operation.Flops.TotalFlops / 1e12:0.##}"),
                FormattableString.Invariant($"{operation.Bytes.TotalBytes / 1e9:0.##}"),
                operation.Bound.ToString().ToLowerInvariant());
        }

        double flops = operations.Sum(operation => operation.Flops.TotalFlops);
        grid.Add("", "whole step", FormattableString.Invariant($"{1e3 * step:0.00}"), "100.0%", FormattableString.Invariant($"{flops / 1e12:0.##}"), "", "");
        return grid;
    }
}
