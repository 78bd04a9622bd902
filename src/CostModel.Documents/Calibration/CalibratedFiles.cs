using System.Text.Json.Nodes;
using CostModel.Analysis.Calibration;
using CostModel.Catalogs;
using CostModel.Hardware;
using CostModel.Training;

namespace CostModel.Documents.Calibration;

/// <summary>The two catalog files that a calibration leaves: the accelerator, and the stack as what sets it apart from the one it extends.</summary>
public static class CalibratedFiles
{
    private const string StackPrefix = "stack.";

    /// <summary>The accelerator's file.</summary>
    /// <param name="result">The calibration.</param>
    /// <param name="keepIds">Whether the record takes the place of the one it came from, rather than standing beside it.</param>
    /// <param name="source">The measurements and their date.</param>
    public static string Hardware(CalibrationResult result, bool keepIds, Citation source)
    {
        ArgumentNullException.ThrowIfNull(result);
        HardwareProfile hardware = result.Hardware;
        return HardwareFile.Write(hardware with
        {
            Id = IdOf(hardware.Id, keepIds),
            Name = hardware.Name + ", calibrated",
            Sources = hardware.Sources.SetItems(Fitted(result, isStack: false).Select(one => KeyValuePair.Create(FieldOf(one.Name), source))),
        });
    }

    /// <summary>The stack's file, or null where no constant of the stack was fitted.</summary>
    /// <param name="result">The calibration.</param>
    /// <param name="keepIds">Whether the record takes the place of the one it came from, rather than standing beside it.</param>
    /// <param name="source">The measurements and their date.</param>
    public static string? Stack(CalibrationResult result, bool keepIds, Citation source)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(source);
        TrainingStack stack = result.Stack;
        CalibratedConstant[] fitted = [.. Fitted(result, isStack: true)];
        if (fitted.Length == 0)
        {
            return null;
        }

        var file = new JsonObject { ["id"] = IdOf(stack.Id, keepIds), ["name"] = stack.Name + ", calibrated", ["extends"] = stack.Id };
        foreach (CalibratedConstant constant in fitted)
        {
            string key = constant.Name[StackPrefix.Length..];
            file[key] = IsTime(key) ? HardwareFile.Text(constant.Value * 1e6, "us") : HardwareFile.Number(constant.Value);
        }

        file["sources"] = SourceList.Write(stack.Sources.SetItems(fitted.Select(one => KeyValuePair.Create(one.Name[StackPrefix.Length..], source))));
        return HardwareFile.Write(file);
    }

    private static IEnumerable<CalibratedConstant> Fitted(CalibrationResult result, bool isStack)
        => result.Constants.Where(one => one.IsFitted && one.Name.StartsWith(StackPrefix, StringComparison.Ordinal) == isStack);

    private static string IdOf(string id, bool keepIds) => keepIds ? id : id + "-calibrated";

    private static bool IsTime(string key) => key is "launch" or "rankWait" or "expertWait" or "perExpert";

    /// <summary>Kernels by name, without the format: <c>kernels.sustained</c>.</summary>
    private static string FieldOf(string name) => string.Join('.', name.Split('.').Take(2));
}
