using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CostModel.Scenarios;
using CostModel.Scenarios.Metrics;

namespace CostModel.Documents.Results;

/// <summary>Writes a result as JSON: a header, then every metric at its path.</summary>
public static class ResultJson
{
    /// <summary>The version of the shape; it changes only when a path changes its meaning or goes away.</summary>
    public const int SchemaVersion = 1;

    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text, ending in a newline.</summary>
    public static string Write(ScenarioResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            writer.WriteStartObject();
            Header(writer, result);
            foreach (IGrouping<string, MetricDefinition> section in result.Metrics.GroupBy(metric => metric.Path.Split('.')[0]))
            {
                writer.WriteStartObject(section.Key);
                foreach ((string name, string value) in result.Labels(section.Key))
                {
                    writer.WriteString(name, value);
                }

                Metrics(writer, result, [.. section], section.Key.Length + 1);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Header(Utf8JsonWriter writer, ScenarioResult result)
    {
        Scenario scenario = result.Plan.Scenario;
        writer.WriteNumber("schemaVersion", SchemaVersion);
        writer.WriteString("catalogVersion", CatalogSet.Version);
        writer.WriteString("name", scenario.Name);
        writer.WriteString("currency", "USD");
        writer.WriteStartObject("calendar");
        writer.WriteString("name", scenario.Calendar.Name);
        writer.WriteNumber("hoursPerMonth", scenario.Calendar.HoursPerMonth);
        writer.WriteNumber("hoursPerYear", scenario.Calendar.HoursPerYear);
        writer.WriteEndObject();
        writer.WriteString("depth", DepthName.Of(result.Depth));
        writer.WriteBoolean("feasible", true);
    }

    /// <summary>Metrics whose rest of the path still has a dot go into an object of their own.</summary>
    private static void Metrics(Utf8JsonWriter writer, ScenarioResult result, MetricDefinition[] metrics, int start)
    {
        foreach (MetricDefinition metric in metrics.Where(metric => metric.Path.IndexOf('.', start) < 0))
        {
            writer.WriteNumber(metric.Path[start..], result[metric]!.Value);
        }

        foreach (IGrouping<string, MetricDefinition> group in metrics
            .Where(metric => metric.Path.IndexOf('.', start) >= 0)
            .GroupBy(metric => metric.Path[start..metric.Path.IndexOf('.', start)]))
        {
            writer.WriteStartObject(group.Key);
            Metrics(writer, result, [.. group], start + group.Key.Length + 1);
            writer.WriteEndObject();
        }
    }
}
