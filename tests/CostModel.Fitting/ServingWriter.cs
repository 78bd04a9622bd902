using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CostModel.Fitting;

/// <summary>Writes fitted constants of serving into the data files that ship.</summary>
internal static class ServingWriter
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, double> s_units = new(StringComparer.Ordinal) { ["us"] = 1e-6, ["ms"] = 1e-3, ["s"] = 1, ["GB"] = 1e9 };

    internal static void Write(ServingFit fit, string serving)
    {
        foreach (var file in fit.Values.GroupBy(value => value.Parameter.Engine))
        {
            string path = file.Key.Length == 0 ? Path.Combine(serving, "Constants/steps.json") : Path.Combine(serving, $"Engines/{file.Key}.json");
            JsonObject document = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
            foreach ((ServingParameter parameter, double value) in file)
            {
                string name = file.Key.Length == 0 ? parameter.Name : "factors." + parameter.Name[(file.Key.Length + 1)..];
                Put(document, name.Split('.'), value, isFactor: file.Key.Length > 0);
            }

            File.WriteAllText(path, document.ToJsonString(s_indented) + "\n");
        }
    }

    /// <summary>A value keeps the unit that it has in the file; a factor of 1 is left out.</summary>
    private static void Put(JsonObject document, string[] path, double value, bool isFactor)
    {
        JsonObject parent = document;
        foreach (string key in path[..^1])
        {
            if (parent[key] is not JsonObject child)
            {
                parent[key] = child = [];
            }

            parent = child;
        }

        if (isFactor && Math.Abs(value - 1) < 0.005)
        {
            parent.Remove(path[^1]);
        }
        else if (parent[path[^1]] is JsonValue known && known.TryGetValue(out string? text))
        {
            string unit = text.Split(' ')[1];
            parent[path[^1]] = $"{Short(value / s_units[unit])} {unit}";
        }
        else
        {
            parent[path[^1]] = JsonNode.Parse(Short(value));
        }
    }

    /// <summary>Three significant digits.</summary>
    private static string Short(double value)
    {
        double scale = Math.Pow(10, Math.Floor(Math.Log10(value)) - 2);
        return ((decimal)(Math.Round(value / scale) * scale)).ToString("0.############", CultureInfo.InvariantCulture);
    }
}
