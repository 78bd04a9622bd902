using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Sweeps;

namespace CostModel.Documents.Analysis;

/// <summary>Writes the rows of a sweep as bytes. The same row is the same bytes wherever and whenever it is written.</summary>
internal sealed class SweepText
{
    private const int LongestNumber = 32;

    private readonly ImmutableArray<byte[]> _labels;
    private readonly ImmutableArray<PlanInput> _inputs;
    private readonly ImmutableArray<ImmutableArray<byte[]>> _choices;
    private readonly int _metrics;
    private readonly SweepFormat _format;

    internal SweepText(Sweep sweep, SweepFormat format)
    {
        _format = format;
        _inputs = sweep.Points.Inputs;
        _metrics = sweep.Metrics.Length;
        string[] names = [.. _inputs.Select(input => input.Path), "feasible", .. sweep.Metrics.Select(metric => metric.Path)];
        _labels = [.. names.Select((name, i) => Encoding.UTF8.GetBytes(IsCsv ? "" : $"{(i == 0 ? "{" : ", ")}{Quoted(name)}: "))];
        _choices = [.. _inputs.Select(input => input.Choices.Select(choice => Encoding.UTF8.GetBytes(IsCsv ? Cell(choice) : Quoted(choice))).ToImmutableArray())];
        Header = Encoding.UTF8.GetBytes(format switch
        {
            SweepFormat.Csv => string.Join(',', names.Select(Cell)) + "\n",
            SweepFormat.Json => "[\n",
            _ => "",
        });
    }

    /// <summary>What stands before the first row.</summary>
    internal byte[] Header { get; }

    /// <summary>What stands behind the last row.</summary>
    internal ReadOnlySpan<byte> Footer => _format == SweepFormat.Json ? "\n]\n"u8 : default;

    private bool IsCsv => _format == SweepFormat.Csv;

    /// <summary>Writes the rows that a worker has evaluated.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="buffer">Where the bytes go.</param>
    /// <param name="isFirst">Whether nothing but the header stands before them.</param>
    internal void Write(SweepWorker worker, ArrayBufferWriter<byte> buffer, bool isFirst)
    {
        for (int i = 0; i < worker.Count; i++)
        {
            if (_format == SweepFormat.Json && !(isFirst && i == 0))
            {
                buffer.Write(",\n"u8);
            }

            int column = 0;
            for (int j = 0; j < _inputs.Length; j++)
            {
                Label(buffer, column++);
                double value = worker.Input(j)[i];
                if (_inputs[j].IsChoice)
                {
                    buffer.Write(_choices[j][(int)value]);
                }
                else
                {
                    Number(buffer, value);
                }
            }

            Label(buffer, column++);
            buffer.Write(worker.Feasible[i] ? "true"u8 : "false"u8);
            for (int j = 0; j < _metrics; j++)
            {
                Label(buffer, column++);
                Number(buffer, worker.Metric(j)[i]);
            }

            buffer.Write(IsCsv ? "\n"u8 : _format == SweepFormat.Ndjson ? "}\n"u8 : "}"u8);
        }
    }

    private void Label(ArrayBufferWriter<byte> buffer, int column)
    {
        if (!IsCsv)
        {
            buffer.Write(_labels[column]);
        }
        else if (column > 0)
        {
            buffer.Write(","u8);
        }
    }

    private void Number(ArrayBufferWriter<byte> buffer, double value)
    {
        if (double.IsNaN(value))
        {
            buffer.Write(IsCsv ? ""u8 : "null"u8);
            return;
        }

        // A whole number of ordinary size reads better without an exponent, and is written faster.
        Span<byte> room = buffer.GetSpan(LongestNumber);
        int written;
        if (Math.Abs(value) < 1e15 && value == Math.Floor(value))
        {
            Utf8Formatter.TryFormat((long)value, room, out written);
        }
        else
        {
            value.TryFormat(room, out written, default, CultureInfo.InvariantCulture);
        }

        buffer.Advance(written);
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string Cell(string text)
        => text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
