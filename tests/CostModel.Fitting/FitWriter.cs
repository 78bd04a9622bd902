using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CostModel.Fitting;

/// <summary>Writes fitted constants into the data files that ship, so that no constant is ever typed.</summary>
internal static partial class FitWriter
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes all constants of a fit below the repository's <c>src/CostModel</c>.</summary>
    internal static void Write(TrainingFit fit, string source)
    {
        foreach (var group in fit.Values.GroupBy(value => FileOf(value.Parameter.Name)))
        {
            string path = Path.Combine(source, group.Key);
            string text = File.ReadAllText(path);
            var values = group.ToDictionary(value => KeyOf(value.Parameter.Name), value => value.Value);
            File.WriteAllText(path, group.Key.StartsWith("Hardware", StringComparison.Ordinal) ? WithSustained(text, values) : WithValues(text, values));
        }
    }

    private static string FileOf(string name)
    {
        string[] parts = name.Split('.');
        return parts[0] switch
        {
            "hardware" => $"Hardware/Catalog/{parts[1]}.json",
            "stack" => $"Training/Stacks/{parts[1]}.json",
            _ => "Training/Constants/kernels.json",
        };
    }

    private static string KeyOf(string name)
    {
        string[] parts = name.Split('.');
        return parts[0] == "kernels" ? parts[1] : string.Join('.', parts[2..]);
    }

    private static string WithValues(string text, Dictionary<string, double> values)
    {
        JsonObject document = JsonNode.Parse(text)!.AsObject();
        foreach ((string key, double value) in values)
        {
            string[] path = key.Split('.');
            JsonObject parent = document;
            if (path.Length > 1)
            {
                parent = document[path[0]]?.AsObject() ?? [];
                document[path[0]] = parent;
            }

            parent[path[^1]] = IsTime(path[0]) ? $"{Short(value * 1e6)} us" : JsonNode.Parse(Short(value));
        }

        return document.ToJsonString(s_indented) + "\n";
    }

    private static bool IsTime(string key) => key is "launch" or "rankWait" or "expertWait" or "perExpert" or "scanLaunch";

    /// <summary>Replaces or adds the one line of a hardware file that training fits, and leaves the rest as it was typed.</summary>
    private static string WithSustained(string text, Dictionary<string, double> values)
    {
        string formats = string.Join(", ", values
            .OrderBy(value => value.Key, StringComparer.Ordinal)
            .Select(value => $"\"{value.Key.Split('.')[0].ToLowerInvariant()}\": {Short(value.Value)}"));
        string line = $"    \"sustained\": {{ {formats} }}";
        if (Sustained().IsMatch(text))
        {
            return Sustained().Replace(text, line);
        }

        const string source = "    { \"for\": [\"kernels.sustained\"], \"source\": \"fitted on published training runs (docs/accuracy-training.md)\", \"asOf\": \"2026-11\" },\n";
        text = text.Replace("  \"sources\": [\n", "  \"sources\": [\n" + source, StringComparison.Ordinal);
        return text.Contains("  \"kernels\": {\n", StringComparison.Ordinal)
            ? text.Replace("  \"kernels\": {\n", "  \"kernels\": {\n" + line + ",\n", StringComparison.Ordinal)
            : text.Replace("  \"sources\": [\n", "  \"kernels\": {\n" + line + "\n  },\n  \"sources\": [\n", StringComparison.Ordinal);
    }

    /// <summary>Three significant digits.</summary>
    private static string Short(double value)
    {
        double scale = Math.Pow(10, Math.Floor(Math.Log10(value)) - 2);
        return ((decimal)(Math.Round(value / scale) * scale)).ToString("0.############", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("""    "sustained": \{[^}]*\}""")]
    private static partial Regex Sustained();
}
