using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CostModel.Training;

namespace CostModel.Documents.Results;

/// <summary>A training step as a trace that chrome://tracing and ui.perfetto.dev open: one track for each part of the step.</summary>
public static class StepTrace
{
    /// <summary>The trace as JSON in the Trace Event Format, complete events in microseconds.</summary>
    /// <param name="operations">The operations of a step, from <see cref="CompiledTrainingRun.Breakdown"/>.</param>
    public static string Write(ImmutableArray<StepOperation> operations)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("displayTimeUnit", "ms");
            writer.WriteStartArray("traceEvents");
            double start = 0;
            foreach (IGrouping<StepPhase, StepOperation> phase in operations.GroupBy(operation => operation.Phase))
            {
                double length = phase.Sum(operation => operation.Time.TotalSeconds);
                Event(writer, PhaseName(phase.Key), 1, start, length, null);
                foreach (StepOperation operation in phase)
                {
                    Event(writer, operation.Name, 2, start, operation.Time.TotalSeconds, operation);
                    start += operation.Time.TotalSeconds;
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>The name of a part of the step in tables and traces.</summary>
    public static string PhaseName(StepPhase phase) => phase switch
    {
        StepPhase.Forward => "forward",
        StepPhase.Backward => "backward",
        StepPhase.Recompute => "recompute",
        _ => "step",
    };

    private static void Event(Utf8JsonWriter writer, string name, int track, double start, double length, StepOperation? operation)
    {
        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteString("ph", "X");
        writer.WriteNumber("pid", 1);
        writer.WriteNumber("tid", track);
        writer.WriteNumber("ts", start * 1e6);
        writer.WriteNumber("dur", length * 1e6);
        if (operation is not null)
        {
            writer.WriteStartObject("args");
            writer.WriteNumber("flops", operation.Flops.TotalFlops);
            writer.WriteNumber("bytes", operation.Bytes.TotalBytes);
            writer.WriteString("bound", operation.Bound.ToString().ToLowerInvariant());
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
