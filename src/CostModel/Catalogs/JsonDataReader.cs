using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CostModel.Validation;

namespace CostModel.Catalogs;

/// <summary>Reads JSON into nodes that know their line and column.</summary>
public static class JsonDataReader
{
    private const int DepthLimit = 64;

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
        var options = new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = DepthLimit };
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
            faults.Add(SyntaxFault(exception.Message) with { Position = PlaceOf(exception, json, fileName) });
            return null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair in an escape: well-formed for the scanner, but no text.
            faults.Add(new Fault(FaultCodes.Syntax, "", "this is not well-formed JSON: an escape in this text is no character", null, walk.Reached));
            return null;
        }
    }

    /// <summary>The parser counts bytes; a column counts characters.</summary>
    private static SourcePosition PlaceOf(JsonException exception, string json, string fileName)
    {
        int line = (int)(exception.LineNumber ?? 0);
        byte[] bytes = Encoding.UTF8.GetBytes(json.Split('\n')[line]);
        int before = Math.Min((int)(exception.BytePositionInLine ?? 0), bytes.Length);
        return new SourcePosition(fileName, line + 1, Encoding.UTF8.GetCharCount(bytes, 0, before) + 1);
    }

    private static Fault SyntaxFault(string message)
    {
        if (message.Contains("does not contain any JSON tokens", StringComparison.Ordinal))
        {
            return new Fault(FaultCodes.File, "", "the file is empty");
        }

        if (message.Contains("maximum configured depth", StringComparison.Ordinal))
        {
            return new Fault(FaultCodes.Refused, "", FormattableString.Invariant($"nested deeper than {DepthLimit} levels"));
        }

        string reason = message.Contains("Expected depth to be zero", StringComparison.Ordinal)
            ? "a '{' or '[' is never closed"
            : message[..PlaceIn(message)];
        return new Fault(FaultCodes.Syntax, "", "this is not well-formed JSON: " + reason);
    }

    /// <summary>Where the parser's reason ends and the place begins that it appends, which the position already says.</summary>
    private static int PlaceIn(string message)
        => message.IndexOf(" LineNumber:", StringComparison.Ordinal) is >= 0 and var place ? place : message.Length;

    private sealed class Walk(byte[] bytes, string fileName, FaultCollector faults)
    {
        private int _line = 1;
        private int _lineStart;
        private int _scanned;

        /// <summary>The place of the token that was read last.</summary>
        internal SourcePosition Reached { get; private set; } = new(fileName, 1, 1);

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
            return Reached = new SourcePosition(fileName, _line, column, Math.Max(1, reader.ValueSpan.Length));
        }
    }
}
