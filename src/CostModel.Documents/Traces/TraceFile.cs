using System.Collections.Immutable;
using System.Globalization;
using CostModel.Documents.Observations;
using CostModel.Documents.Text;
using CostModel.Serving.Simulation;
using CostModel.Validation;

namespace CostModel.Documents.Traces;

/// <summary>A CSV file of requests: when each arrived, how long its prompt and its answer were.</summary>
public static class TraceFile
{
    /// <summary>A longer trace says no more about percentiles, and takes minutes.</summary>
    internal const int MostRows = 2_000_000;

    /// <summary>Of a file that is wrong throughout, this many lines are shown.</summary>
    private const int MostShown = 5;

    private static readonly string[] s_arrival = ["arrival", "timestamp", "arrival_time", "arrived_at", "time"];
    private static readonly string[] s_input = ["input", "contextTokens", "inputTokens", "input_tokens", "promptTokens", "prompt_tokens"];
    private static readonly string[] s_output = ["output", "generatedTokens", "outputTokens", "output_tokens", "completion_tokens"];

    /// <summary>Reads a trace, or returns an empty one with what is wrong with it. Arrivals are seconds, or dates with times.</summary>
    /// <param name="path">The CSV file; its columns are named arrival, input and output, or as the Azure traces name them.</param>
    /// <param name="faults">Receives what is wrong.</param>
    public static ImmutableArray<TraceRequest> Read(string path, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(faults);
        if (TextFile.Open(path, faults) is not { } opened)
        {
            return [];
        }

        using StreamReader text = opened;
        return ObservationTable.Read(text, path, faults, MostRows) is { } table ? Requests(table, path, faults) : [];
    }

    private static ImmutableArray<TraceRequest> Requests(ObservationTable table, string path, FaultCollector faults)
    {
        string? arrival = Column(table, s_arrival, path, faults);
        string? input = Column(table, s_input, path, faults);
        string? output = Column(table, s_output, path, faults);
        if (arrival is null || input is null || output is null)
        {
            return [];
        }

        if (table.Rows.IsEmpty)
        {
            faults.Add(new Fault(FaultCodes.File, "", $"'{path}' has no requests below its first line"));
            return [];
        }

        var requests = ImmutableArray.CreateBuilder<TraceRequest>(table.Rows.Length);
        var wrong = new List<Fault>();
        double? start = null;
        double last = double.NegativeInfinity;
        foreach (ObservationRow row in table.Rows)
        {
            double? at = Time(row[arrival]);
            double? prompt = Count(row[input], 0);
            double? answer = Count(row[output], 1);
            string? problem = at is null ? $"{arrival} '{row[arrival]}' is neither seconds, 0 or more, nor a date and time"
                : prompt is null ? $"{input} '{row[input]}' is not a number of tokens, 0 or more"
                : answer is null ? $"{output} '{row[output]}' is not a number of tokens, 1 or more"
                : at < last ? $"{arrival} '{row[arrival]}' is before the line above: sort the file by {arrival}"
                : null;
            if (problem is not null)
            {
                wrong.Add(new Fault(FaultCodes.BadValue, "", problem, null, new SourcePosition(path, row.Line, 1)));
                continue;
            }

            last = at!.Value;
            start ??= last;
            requests.Add(new TraceRequest(last - start.Value, prompt!.Value, answer!.Value));
        }

        faults.AddRange(wrong.Take(MostShown));
        if (wrong.Count > MostShown)
        {
            faults.Add(new Fault(FaultCodes.BadValue, "", FormattableString.Invariant($"{wrong.Count - MostShown} more lines of '{path}' are wrong")));
        }

        return wrong.Count == 0 ? requests.ToImmutable() : [];
    }

    private static string? Column(ObservationTable table, string[] names, string path, FaultCollector faults)
    {
        string? found = table.Columns.FirstOrDefault(column => names.Contains(column, StringComparer.OrdinalIgnoreCase));
        if (found is null)
        {
            faults.Add(new Fault(
                FaultCodes.Missing,
                names[0],
                $"'{path}' has no column '{names[0]}' (also read: {string.Join(", ", names.Skip(1))})",
                $"its columns are {string.Join(", ", table.Columns)}",
                new SourcePosition(path, 1, 1)));
        }

        return found;
    }

    private static double? Time(string text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
            ? double.IsFinite(seconds) && seconds >= 0 ? seconds : null
            : DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime date)
                ? date.Ticks / (double)TimeSpan.TicksPerSecond
                : null;

    private static double? Count(string text, double least)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double tokens) && tokens >= least && double.IsFinite(tokens)
            ? tokens
            : null;
}
