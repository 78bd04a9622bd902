using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CostModel.Documents.Analysis;
using CostModel.Scenarios;
using CostModel.Scenarios.Metrics;
using CostModel.Validation;

namespace CostModel.Documents.Results;

/// <summary>Writes a result as JSON: a header, then every metric at its path.</summary>
public static class ResultJson
{
    /// <summary>The version of the shape; it changes only when a path changes its meaning or goes away.</summary>
    public const int SchemaVersion = 1;

    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text, ending in a newline.</summary>
    /// <param name="result">The answers.</param>
    /// <param name="probabilities">Statements that were asked for, with how likely they are.</param>
    public static string Write(ScenarioResult result, params IReadOnlyList<(ProbabilityStatement Statement, double Probability)> probabilities)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(probabilities);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            writer.WriteStartObject();
            Header(writer, result);
            foreach (ResultSection section in ResultSection.Of(result))
            {
                writer.WriteStartObject(section.Name);
                foreach ((string name, string value) in result.Labels(section.Name))
                {
                    writer.WriteString(name, value);
                }

                Metrics(writer, result, [.. section.Metrics], section.Name.Length + 1);
                foreach (ResultTable table in section.Tables)
                {
                    Table(writer, table);
                }

                writer.WriteEndObject();
            }

            Bands(writer, result);
            if (probabilities.Count > 0)
            {
                UncertaintyJson.Probabilities(writer, probabilities);
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
        Warnings(writer, result);
        writer.WriteString("depth", DepthName.Of(result.Depth));
        writer.WriteBoolean("feasible", result.IsFeasible);
        Obstacles(writer, result);
    }

    private static void Warnings(Utf8JsonWriter writer, ScenarioResult result)
    {
        if (result.Plan.Warnings.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("warnings");
        foreach (Fault warning in result.Plan.Warnings)
        {
            writer.WriteStringValue(warning.ToString());
        }

        writer.WriteEndArray();
    }

    private static void Obstacles(Utf8JsonWriter writer, ScenarioResult result)
    {
        if (result.IsFeasible)
        {
            return;
        }

        writer.WriteStartArray("obstacles");
        foreach (string obstacle in result.Plan.Obstacles)
        {
            writer.WriteStringValue(obstacle);
        }

        writer.WriteEndArray();
    }

    /// <summary>The 80 % bands, each under the whole path of its metric.</summary>
    private static void Bands(Utf8JsonWriter writer, ScenarioResult result)
    {
        writer.WriteStartObject("bands");
        foreach (MetricDefinition metric in result.Metrics)
        {
            if (result.Band(metric) is { } band)
            {
                writer.WriteStartObject(metric.Path);
                writer.WriteNumber("low", band.Low);
                writer.WriteNumber("high", band.High);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>Metrics whose rest of the path still has a dot go into an object of their own.</summary>
    private static void Metrics(Utf8JsonWriter writer, ScenarioResult result, MetricDefinition[] metrics, int start)
    {
        foreach (MetricDefinition metric in metrics.Where(metric => metric.Path.IndexOf('.', start) < 0))
        {
            string name = metric.Path[start..];
            if (result[metric] is { } value)
            {
                writer.WriteNumber(name, value);
            }
            else
            {
                writer.WriteNull(name);
                writer.WriteString(name + "Reason", result.WhyNone(metric));
            }
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

    private static void Table(Utf8JsonWriter writer, ResultTable table)
    {
        writer.WriteStartArray(table.Name);
        foreach (ImmutableArray<ResultCell> row in table.Rows)
        {
            writer.WriteStartObject();
            for (int i = 0; i < row.Length; i++)
            {
                if (row[i].Number is { } number)
                {
                    writer.WriteNumber(table.Columns[i].Key, number);
                }
                else
                {
                    writer.WriteString(table.Columns[i].Key, row[i].Text);
                }
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
