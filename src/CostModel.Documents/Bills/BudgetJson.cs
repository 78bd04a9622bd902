using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CostModel.Economics.Budgets;

namespace CostModel.Documents.Bills;

/// <summary>Writes a budget beside a bill as JSON.</summary>
public static class BudgetJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text, ending in a newline.</summary>
    /// <param name="variance">The comparison.</param>
    /// <param name="format">What kind of export the bill is.</param>
    public static string Write(BudgetVariance variance, string format)
    {
        ArgumentNullException.ThrowIfNull(variance);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            writer.WriteStartObject();
            writer.WriteString("bill", format);
            writer.WriteString("currency", "USD");
            writer.WriteStartArray("lines");
            foreach (BudgetLine line in variance.Lines)
            {
                Line(writer, line);
            }

            writer.WriteEndArray();
            writer.WriteStartObject("summary");
            writer.WriteNumber("budgetUsd", variance.BudgetUsd);
            writer.WriteNumber("actualUsd", variance.ActualUsd);
            writer.WriteNumber("varianceUsd", variance.VarianceUsd);
            writer.WriteNumber("priceUsd", variance.Lines.Sum(line => line.PriceUsd));
            writer.WriteNumber("volumeUsd", variance.Lines.Sum(line => line.VolumeUsd));
            writer.WriteNumber("mixUsd", variance.Lines.Sum(line => line.MixUsd));
            writer.WriteNumber("otherUsd", variance.Lines.Sum(line => line.OtherUsd));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Line(Utf8JsonWriter writer, BudgetLine line)
    {
        writer.WriteStartObject();
        writer.WriteString("line", line.Name);
        writer.WriteString("unit", line.Unit.Length == 0 ? null : line.Unit);
        writer.WriteNumber("budgetQuantity", line.BudgetQuantity);
        writer.WriteNumber("actualQuantity", line.ActualQuantity);
        writer.WriteNumber("budgetUsd", line.BudgetUsd);
        writer.WriteNumber("actualUsd", line.ActualUsd);
        writer.WriteNumber("varianceUsd", line.VarianceUsd);
        writer.WriteNumber("priceUsd", line.PriceUsd);
        writer.WriteNumber("volumeUsd", line.VolumeUsd);
        writer.WriteNumber("mixUsd", line.MixUsd);
        writer.WriteNumber("otherUsd", line.OtherUsd);
        writer.WriteEndObject();
    }
}
