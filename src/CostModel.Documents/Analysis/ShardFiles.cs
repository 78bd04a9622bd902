using System.Security.Cryptography;
using System.Text;
using CostModel.Validation;

namespace CostModel.Documents.Analysis;

/// <summary>Joins the files of all shards of a sweep into what one run would have written, byte for byte, once none is missing or doubled.</summary>
public static class ShardFiles
{
    private const int LongestTrailer = 4096;

    /// <summary>Joins the files.</summary>
    /// <param name="paths">The files, in any order.</param>
    /// <param name="output">Where the rows go.</param>
    /// <param name="faults">Gathers what is missing, doubled, cut off or of another sweep; nothing is written then.</param>
    /// <returns>Whether the rows were written.</returns>
    public static bool Merge(IReadOnlyList<string> paths, Stream output, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(faults);
        List<(string Path, ShardTrailer Trailer)> files = [];
        foreach (string path in paths)
        {
            if (Open(path, faults) is { } trailer)
            {
                files.Add((path, trailer));
            }
        }

        int before = faults.Count;
        if (files.Count == paths.Count)
        {
            CheckComplete(files, faults);
        }

        if (files.Count < paths.Count || faults.Count > before)
        {
            return false;
        }

        byte[] header = [];
        foreach ((string path, ShardTrailer trailer) in files.OrderBy(file => file.Trailer.Shard.Index))
        {
            using FileStream stream = File.OpenRead(path);
            byte[] own = HeaderOf(stream);
            if (trailer.Shard.Index == 0)
            {
                header = own;
                output.Write(header);
            }

            stream.Position = header.Length;
            Copy(stream, trailer.Bytes - header.Length, output.Write);
        }

        return true;
    }

    private static void CheckComplete(List<(string Path, ShardTrailer Trailer)> files, FaultCollector faults)
    {
        if (files.Count == 0)
        {
            faults.Add(new Fault(FaultCodes.Missing, "", "no shard file is named"));
            return;
        }

        (string firstPath, ShardTrailer first) = files[0];
        foreach ((string path, ShardTrailer trailer) in files.Where(file => file.Trailer.Sweep != first.Sweep || file.Trailer.Shard.Of != first.Shard.Of))
        {
            faults.Add(new Fault(FaultCodes.Conflict, path, $"is part {trailer.Shard} of another sweep than '{firstPath}'"));
        }

        foreach (IGrouping<int, string> part in files.GroupBy(file => file.Trailer.Shard.Index, file => file.Path).Where(part => part.Count() > 1))
        {
            faults.Add(new Fault(FaultCodes.Conflict, string.Join(", ", part), $"part {new Shard(part.Key, first.Shard.Of)} is there {part.Count()} times"));
        }

        int[] missing = [.. Enumerable.Range(0, first.Shard.Of).Except(files.Select(file => file.Trailer.Shard.Index))];
        if (missing.Length > 0)
        {
            string some = string.Join(", ", missing.Take(10).Select(index => new Shard(index, first.Shard.Of)));
            string more = missing.Length > 10 ? $" and {missing.Length - 10} more" : "";
            faults.Add(new Fault(FaultCodes.Missing, "", $"{missing.Length} of {first.Shard.Of} parts are missing: {some}{more}", $"run the sweep with --shard {new Shard(missing[0], first.Shard.Of)}"));
        }
    }

    /// <summary>The trailer of a file whose bytes are what it says; null with a fault otherwise.</summary>
    private static ShardTrailer? Open(string path, FaultCollector faults)
    {
        if (!File.Exists(path))
        {
            string hint = File.Exists(path + ".partial") ? "its run has not finished: '" + path + ".partial' is there; run it again with --resume" : "";
            faults.Add(new Fault(FaultCodes.File, path, "there is no such file", hint.Length > 0 ? hint : null));
            return null;
        }

        using FileStream stream = File.OpenRead(path);
        if (TrailerOf(stream) is not { } trailer)
        {
            faults.Add(new Fault(FaultCodes.BadValue, path, "is no file of a shard: its last line says of no part; it was written without --shard, or cut off"));
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        stream.Position = 0;
        Copy(stream, trailer.Bytes, hash.AppendData);
        if (Convert.ToHexStringLower(hash.GetCurrentHash()) != trailer.Sha256)
        {
            faults.Add(new Fault(FaultCodes.BadValue, path, "was changed after it was written: its checksum differs"));
            return null;
        }

        return trailer;
    }

    private static ShardTrailer? TrailerOf(FileStream stream)
    {
        var end = new byte[Math.Min(LongestTrailer, stream.Length)];
        stream.Position = stream.Length - end.Length;
        stream.ReadExactly(end);
        string text = Encoding.UTF8.GetString(end);
        if (!text.EndsWith('\n'))
        {
            return null;
        }

        string line = text[(text.LastIndexOf('\n', text.Length - 2) + 1)..^1];
        return ShardTrailer.Read(line) is { } trailer && trailer.Bytes + Encoding.UTF8.GetByteCount(line) + 1 == stream.Length ? trailer : null;
    }

    /// <summary>The first line of a CSV; nothing for rows of JSON.</summary>
    private static byte[] HeaderOf(FileStream stream)
    {
        stream.Position = 0;
        var line = new List<byte>();
        for (int next = stream.ReadByte(); next >= 0; next = stream.ReadByte())
        {
            line.Add((byte)next);
            if (next == '\n' || line[0] == '{')
            {
                break;
            }
        }

        return line.Count > 0 && line[0] == '{' ? [] : [.. line];
    }

    private static void Copy(Stream from, long count, Action<byte[], int, int> take)
    {
        var buffer = new byte[1 << 16];
        while (count > 0)
        {
            int read = from.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
            if (read == 0)
            {
                return;
            }

            take(buffer, 0, read);
            count -= read;
        }
    }
}
