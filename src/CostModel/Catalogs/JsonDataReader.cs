using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CostModel.Validation;

namespace CostModel.Catalogs;

/// <summary>Reads JSON into nodes that know their line and column.</summary>
public static class JsonDataReader
{
    /// <summary>Reads one JSON document.</summary>
    /// <param name="json">The text; comments and trailing commas are allowed.</param>
    /// <param name="fileName">The name to give positions.</param>
    /// <param name="faults">Receives syntax errors and duplicate keys.</param>
    /// <returns>The root, or null where the text is not JSON.</returns>
    public static DataNode? Read(string json, string fileName, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(faults);
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        var options = new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };
        var walk = new Walk(bytes, fileName, faults);
        try
        {
            var reader = new Utf8JsonReader(bytes, options);
            reader.Read();
            DataNode root = walk.Node(ref reader);
            reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            var position = new SourcePosition(fileName, (int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1);
            faults.Add(new Fault(FaultCodes.Syntax, "", "this is not well-formed JSON: " + Reason(exception), null, position));
            return null;
        }
    }

    /// <summary>The parser's reason without the place that it appends, which the position already says.</summary>
    private static string Reason(JsonException exception)
    {
        int place = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return place < 0 ? exception.Message : exception.Message[..place];
    }

    private sealed class Walk(byte[] bytes, string fileName, FaultCollector faults)
    {
        private int _line = 1;
        private int _lineStart;
        private int _scanned;

        internal DataNode Node(ref Utf8JsonReader reader)
        {
            SourcePosition position = At(ref reader);
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    return Mapping(ref reader, position);
                case JsonTokenType.StartArray:
                    var items = ImmutableArray.CreateBuilder<DataNode>();
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    {
                        items.Add(Node(ref reader));
                    }

                    return new DataSequence(items.ToImmutable(), position);
                case JsonTokenType.String:
                    return new DataScalar(reader.GetString() ?? "", false, position);
                case JsonTokenType.Null:
                    return new DataScalar("", true, position);
                default:
                    return new DataScalar(Encoding.UTF8.GetString(reader.ValueSpan), false, position);
            }
        }

        private DataMapping Mapping(ref Utf8JsonReader reader, SourcePosition position)
        {
            var entries = ImmutableArray.CreateBuilder<DataEntry>();
            var keys = new HashSet<string>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                SourcePosition keyPosition = At(ref reader);
                string key = reader.GetString() ?? "";
                reader.Read();
                DataNode value = Node(ref reader);
                if (keys.Add(key))
                {
                    entries.Add(new DataEntry(key, keyPosition, value));
                }
                else
                {
                    faults.Add(new Fault(FaultCodes.DuplicateKey, key, $"'{key}' stands twice in one mapping", null, keyPosition));
                }
            }

            return new DataMapping(entries.ToImmutable(), position);
        }

        private SourcePosition At(ref Utf8JsonReader reader)
        {
            int index = checked((int)reader.TokenStartIndex);
            for (; _scanned < index; _scanned++)
            {
                if (bytes[_scanned] == (byte)'\n')
                {
                    _line++;
                    _lineStart = _scanned + 1;
                }
            }

            int column = Encoding.UTF8.GetCharCount(bytes, _lineStart, index - _lineStart) + 1;
            return new SourcePosition(fileName, _line, column, Math.Max(1, reader.ValueSpan.Length));
        }
    }
}
