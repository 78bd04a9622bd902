using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CostModel.Documents.WorkedExamples;

/// <summary>Writes a self-test report in the format that scripts read.</summary>
public static class SelfTestJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text, ending in a newline.</summary>
    public static string Write(SelfTestReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("rows");
            foreach (SelfTestRow row in report.Rows)
            {
                writer.WriteStartObject();
                writer.WriteString("id", row.Id);
                writer.WriteString("computes", row.Computes);
                writer.WriteNumber("published", row.Published);
                writer.WriteNumber("computed", row.Computed);
                writer.WriteNumber("difference", row.Difference);
                writer.WriteNumber("tolerance", row.Tolerance);
                writer.WriteBoolean("passed", row.Passed);
                writer.WriteString("verdict", row.Verdict);
                writer.WriteString("source", row.Source);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("notComputed");
            foreach (NotComputed not in report.NotComputed)
            {
                writer.WriteStartObject();
                writer.WriteString("id", not.Id);
                writer.WriteString("reason", not.Reason);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartObject("summary");
            writer.WriteNumber("rows", report.Rows.Length);
            writer.WriteNumber("passed", report.Rows.Count(row => row.Passed));
            writer.WriteNumber("failed", report.Rows.Count(row => !row.Passed));
            writer.WriteNumber("notComputed", report.NotComputed.Length);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
