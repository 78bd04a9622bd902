using System.Text.Json;
using CostModel.Analysis.Calibration;
using CostModel.Documents.Results;

namespace CostModel.Documents.Calibration;

/// <summary>Writes what a calibration found in the format that scripts read.</summary>
public static class CalibrationJson
{
    /// <summary>The JSON text, ending in a newline. Times are in seconds, errors are fractions.</summary>
    public static string Write(CalibrationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return JsonText.Write(writer =>
        {
            writer.WriteString("hardware", result.Hardware.Id);
            writer.WriteString("stack", result.Stack.Id);
            writer.WriteNumber("rows", result.Rows);
            writer.WriteNumber("configurations", result.Configurations);
            writer.WriteNumber("scatter", result.Scatter);
            writer.WriteObjects("constants", result.Constants, one =>
            {
                writer.WriteString("name", one.Name);
                writer.WriteNumber("shipped", one.Shipped);
                writer.WriteNumber("value", one.Value);
                writer.WriteNumber("low", one.Low);
                writer.WriteNumber("high", one.High);
                writer.WriteNumber("narrowing", one.Narrowing);
                writer.WriteString("refused", one.Refused);
            });
            Error(writer, "before", result.Before);
            Error(writer, "fitted", result.Fitted);
            Error(writer, "crossValidated", result.CrossValidated);
        });
    }

    private static void Error(Utf8JsonWriter writer, string name, CalibrationError error) => writer.WriteObject(name, () =>
    {
        writer.WriteNumber("median", error.Median);
        writer.WriteNumber("mean", error.Mean);
        writer.WriteNumber("bias", error.Bias);
    });
}
