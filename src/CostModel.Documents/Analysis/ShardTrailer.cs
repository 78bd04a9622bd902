using System.Text;
using System.Text.Json;

namespace CostModel.Documents.Analysis;

/// <summary>The last line of a shard's file: what it is a part of, so that a merge knows that nothing is missing, doubled or cut off.</summary>
/// <param name="Sweep">Fingerprint of the whole sweep.</param>
/// <param name="Shard">Which part this is.</param>
/// <param name="Rows">Rows of the part.</param>
/// <param name="Bytes">Bytes before this line.</param>
/// <param name="Sha256">SHA-256 of those bytes.</param>
internal sealed record ShardTrailer(string Sweep, Shard Shard, long Rows, long Bytes, string Sha256)
{
    private const string CsvStart = "#costmodel-shard ";

    internal string Write(SweepFormat format)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("sweep", Sweep);
            writer.WriteNumber("shard", Shard.Index);
            writer.WriteNumber("of", Shard.Of);
            writer.WriteNumber("rows", Rows);
            writer.WriteNumber("bytes", Bytes);
            writer.WriteString("sha256", Sha256);
            writer.WriteEndObject();
        }

        string json = Encoding.UTF8.GetString(stream.ToArray());
        return format == SweepFormat.Csv ? $"{CsvStart}{json}\n" : $"{{\"costmodelShard\":{json}}}\n";
    }

    /// <summary>The trailer that a last line is; null where it is none.</summary>
    internal static ShardTrailer? Read(string line)
    {
        bool isCsv = line.StartsWith(CsvStart, StringComparison.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(isCsv ? line[CsvStart.Length..] : line);
            JsonElement json = isCsv ? document.RootElement : document.RootElement.GetProperty("costmodelShard");
            return new ShardTrailer(
                json.GetProperty("sweep").GetString() ?? "",
                new Shard(json.GetProperty("shard").GetInt32(), json.GetProperty("of").GetInt32()),
                json.GetProperty("rows").GetInt64(),
                json.GetProperty("bytes").GetInt64(),
                json.GetProperty("sha256").GetString() ?? "");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
