using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Sampling;

namespace CostModel.Documents.Analysis;

/// <summary>
/// Keeps the metrics of a sweep's rows on their way into another stream, so that draws which several processes made give percentiles.
/// </summary>
/// <param name="next">Where the rows go on to.</param>
public sealed class MetricColumnStream(Stream next) : Stream
{
    private const string Feasible = "feasible";

    private readonly List<byte> _line = [];
    private readonly List<List<double>> _values = [];
    private string[]? _names;
    private int _first;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => next.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => next.Position;
        set => throw new NotSupportedException();
    }

    /// <summary>The distribution of every metric over the rows, in the order of the columns.</summary>
    public ImmutableArray<SampledMetric> Metrics()
    {
        var known = new ScenarioPlan(new CostModel.Scenarios.Scenario());
        return [.. _values.Select((values, i) => SampledMetric.Of(known.FindMetric(_names![_first + i]) ?? new PlanMetric(_names[_first + i]), [.. values]))];
    }

    /// <inheritdoc/>
    public override void Flush() => next.Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        next.Write(buffer);
        while (!buffer.IsEmpty)
        {
            int end = buffer.IndexOf((byte)'\n');
            _line.AddRange(end < 0 ? buffer : buffer[..end]);
            if (end < 0)
            {
                return;
            }

            Take([.. _line]);
            _line.Clear();
            buffer = buffer[(end + 1)..];
        }
    }

    private void Take(byte[] line)
    {
        if (line.Length > 0 && line[0] == '{')
        {
            TakeObject(line);
        }
        else if (_names is null)
        {
            Name(Encoding.UTF8.GetString(line).Split(','));
        }
        else
        {
            TakeCells(line);
        }
    }

    private void Name(string[] names)
    {
        _names = names;
        _first = Array.IndexOf(names, Feasible) + 1;
        _values.AddRange(Enumerable.Range(_first, names.Length - _first).Select(_ => new List<double>()));
    }

    /// <summary>Metrics stand behind all inputs and hold no comma, so that the last cells are theirs.</summary>
    private void TakeCells(ReadOnlySpan<byte> line)
    {
        for (int i = _values.Count - 1; i >= 0; i--)
        {
            int comma = line.LastIndexOf((byte)',');
            _values[i].Add(Utf8Parser.TryParse(line[(comma + 1)..], out double value, out _) ? value : double.NaN);
            line = line[..comma];
        }
    }

    private void TakeObject(byte[] line)
    {
        using var json = JsonDocument.Parse(line);
        if (_names is null)
        {
            Name([.. json.RootElement.EnumerateObject().Select(property => property.Name)]);
        }

        int column = 0;
        foreach (JsonProperty property in json.RootElement.EnumerateObject())
        {
            if (column >= _first)
            {
                _values[column - _first].Add(property.Value.ValueKind == JsonValueKind.Number ? property.Value.GetDouble() : double.NaN);
            }

            column++;
        }
    }
}
