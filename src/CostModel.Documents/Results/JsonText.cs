using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CostModel.Scenarios;

namespace CostModel.Documents.Results;

/// <summary>Writes a JSON document: the versions first, then what a report has to say; it ends in a newline.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(Action<Utf8JsonWriter> body)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", ResultJson.SchemaVersion);
            writer.WriteString("catalogVersion", CatalogSet.Version);
            body(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>A number, or null where there is none; JSON has no word for infinity.</summary>
    internal static void WriteNumber(this Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    internal static void WriteObject(this Utf8JsonWriter writer, string name, Action body)
    {
        writer.WriteStartObject(name);
        body();
        writer.WriteEndObject();
    }

    internal static void WriteArray<T>(this Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> body)
    {
        writer.WriteStartArray(name);
        foreach (T item in items)
        {
            body(item);
        }

        writer.WriteEndArray();
    }

    /// <summary>An array of objects.</summary>
    internal static void WriteObjects<T>(this Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> body)
        => writer.WriteArray(name, items, item =>
        {
            writer.WriteStartObject();
            body(item);
            writer.WriteEndObject();
        });
}
