using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CostModel.Documents.Observations;

/// <summary>Writes a validation report in the format that scripts read.</summary>
public static class ValidationJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text, ending in a newline.</summary>
    public static string Write(ValidationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            writer.WriteStartObject();
            writer.WriteString("kind", report.Kind);
            writer.WriteStartArray("rows");
            foreach (ValidationRow row in report.Rows)
            {
                Row(writer, row);
            }

            writer.WriteEndArray();
            Summary(writer, report);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Row(Utf8JsonWriter writer, ValidationRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("id", row.Id);
        writer.WriteString("metric", row.Metric);
        Number(writer, "measured", row.Measured);
        Number(writer, "predicted", row.Predicted);
        Number(writer, "low", row.Low);
        Number(writer, "high", row.High);
        Number(writer, "error", row.Error);
        writer.WriteString("skipped", row.Skipped);
        writer.WriteEndObject();
    }

    private static void Summary(Utf8JsonWriter writer, ValidationReport report)
    {
        writer.WriteStartObject("summary");
        writer.WriteNumber("rows", report.Rows.Length);
        writer.WriteNumber("predicted", report.PredictedCount);
        Number(writer, "medianAbsoluteError", report.MedianAbsoluteError);
        Number(writer, "meanAbsoluteError", report.MeanAbsoluteError);
        Number(writer, "p90AbsoluteError", report.P90AbsoluteError);
        Number(writer, "bias", report.Bias);
        Number(writer, "intervalCoverage", report.IntervalCoverage);
        writer.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
