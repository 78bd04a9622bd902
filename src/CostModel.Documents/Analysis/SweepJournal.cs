using System.Globalization;

namespace CostModel.Documents.Analysis;

/// <summary>
/// What a long sweep has safely written, in a file beside its output. A line is added only when the rows before it are on disk; a line cut
/// off by the end of the process is not counted.
/// </summary>
internal sealed class SweepJournal : IDisposable
{
    private readonly FileStream _stream;

    private SweepJournal(FileStream stream) => _stream = stream;

    internal static string PathOf(string output) => output + ".journal";

    /// <summary>What the journal of an output says is done, or null where there is none, or it is that of another sweep.</summary>
    internal static (long Points, long Rows, long Bytes)? Read(string output, string fingerprint)
    {
        string path = PathOf(output);
        if (!File.Exists(path))
        {
            return null;
        }

        string[] lines = File.ReadAllText(path).Split('\n');
        return lines[0] == fingerprint ? lines[1..^1].Select(Parse).LastOrDefault(entry => entry is not null) : null;
    }

    internal static bool IsOfAnother(string output, string fingerprint)
        => File.Exists(PathOf(output)) && File.ReadLines(PathOf(output)).FirstOrDefault() is { Length: > 0 } first && first != fingerprint;

    /// <summary>Begins the journal of an output anew, with what is done already.</summary>
    internal static SweepJournal Begin(string output, string fingerprint)
    {
        var journal = new SweepJournal(new FileStream(PathOf(output), FileMode.Create, FileAccess.Write, FileShare.Read));
        journal.Append(fingerprint);
        return journal;
    }

    internal void Commit(long points, long rows, long bytes)
        => Append(string.Create(CultureInfo.InvariantCulture, $"{points} {rows} {bytes} {points ^ (rows << 20) ^ (bytes << 40)}"));

    public void Dispose() => _stream.Dispose();

    private void Append(string line)
    {
        _stream.Write(System.Text.Encoding.ASCII.GetBytes(line + "\n"));
        _stream.Flush(flushToDisk: true);
    }

    private static (long Points, long Rows, long Bytes)? Parse(string line)
    {
        string[] parts = line.Split(' ');
        var numbers = new long[4];
        for (int i = 0; i < 4; i++)
        {
            if (parts.Length != 4 || !long.TryParse(parts[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        (long points, long rows, long bytes) = (numbers[0], numbers[1], numbers[2]);
        return numbers[3] == (points ^ (rows << 20) ^ (bytes << 40)) ? (points, rows, bytes) : null;
    }
}
