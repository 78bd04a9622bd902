using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CostModel.Analysis.Sampling;
using CostModel.Analysis.Sensitivities;

namespace CostModel.Documents.Analysis;

/// <summary>Writes an uncertainty report as JSON.</summary>
public static class UncertaintyJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The report as one object.</summary>
    public static string Write(UncertaintyReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("samples", report.Result.Samples);
            if (report.Seed is { } seed)
            {
                writer.WriteNumber("seed", seed);
            }

            writer.WriteStartObject("metrics");
            for (int i = 0; i < report.Result.Metrics.Length; i++)
            {
                Metric(writer, report, i);
            }

            writer.WriteEndObject();
            Probabilities(writer, report.Statements);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>Statements with how likely they are.</summary>
    internal static void Probabilities(Utf8JsonWriter writer, IReadOnlyList<(ProbabilityStatement Statement, double Probability)> statements)
    {
        writer.WriteStartArray("probabilities");
        foreach ((ProbabilityStatement statement, double probability) in statements)
        {
            writer.WriteStartObject();
            writer.WriteString("statement", statement.Text);
            Number(writer, "probability", probability);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Metric(Utf8JsonWriter writer, UncertaintyReport report, int index)
    {
        SampledMetric metric = report.Result.Metrics[index];
        writer.WriteStartObject(metric.Metric.Path);
        writer.WriteNumber("count", metric.Count);
        Number(writer, "mean", metric.Mean);
        Number(writer, "standardDeviation", metric.StandardDeviation);
        foreach (double p in UncertaintyReport.Percentiles)
        {
            Number(writer, string.Create(CultureInfo.InvariantCulture, $"p{100 * p:0}"), metric.Percentile(p));
        }

        if (report.Tornados.IsEmpty)
        {
            writer.WriteEndObject();
            return;
        }

        Shares(writer, "varianceShares", report, [.. metric.VarianceShares]);
        if (!report.TotalEffects.IsEmpty)
        {
            Shares(writer, "totalEffects", report, [.. report.TotalEffects[index]]);
        }

        writer.WriteStartArray("tornado");
        foreach (TornadoBar bar in report.Tornados[index])
        {
            writer.WriteStartObject();
            writer.WriteString("input", bar.Input.Path);
            Number(writer, "p10", bar.Low);
            Number(writer, "p90", bar.High);
            Number(writer, "atP10", bar.AtLow);
            Number(writer, "atP90", bar.AtHigh);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Shares(Utf8JsonWriter writer, string name, UncertaintyReport report, double[] shares)
    {
        writer.WriteStartObject(name);
        for (int j = 0; j < shares.Length; j++)
        {
            Number(writer, report.Result.Inputs[j].Input.Path, shares[j]);
        }

        writer.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumber(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
