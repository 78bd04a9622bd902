using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using CostModel.Analysis.Sweeps;
using CostModel.Validation;

namespace CostModel.Documents.Analysis;

/// <summary>A sweep, or a part of it, on its way into a stream or a file.</summary>
public sealed class SweepOutput
{
    private static readonly TimeSpan s_betweenCommits = TimeSpan.FromMilliseconds(500);

    private readonly Sweep _sweep;
    private readonly SweepText _text;
    private readonly long _from;
    private readonly long _to;

    /// <summary>An output of a sweep.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="format">How rows are written.</param>
    /// <param name="shard">Which part of the points.</param>
    /// <param name="identity">Texts that tell this sweep from others beside its numbers, such as the options that it was asked for with.</param>
    public SweepOutput(Sweep sweep, SweepFormat format, Shard shard, params IEnumerable<string> identity)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        _sweep = sweep;
        _text = new SweepText(sweep, format);
        Format = format;
        Shard = shard;
        (_from, _to) = shard.RangeOf(sweep.Points.Count);
        Fingerprint = SweepFingerprint.Of(sweep, identity.Append(format.ToString()));
    }

    /// <summary>How rows are written.</summary>
    public SweepFormat Format { get; }

    /// <summary>Which part of the points.</summary>
    public Shard Shard { get; }

    /// <summary>Tells the whole sweep, of which this may be a part, from every other.</summary>
    public string Fingerprint { get; }

    /// <summary>How many threads evaluate; does not change a byte.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Hears how far the sweep is, at most twice a second.</summary>
    public Action<SweepProgress>? Progress { get; init; }

    /// <summary>Writes all rows into a stream.</summary>
    /// <exception cref="InvalidPlanException">The plan is not valid at a point.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped; whole rows stand in the stream.</exception>
    public void WriteTo(Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Continue(stream, hash, default, (_, _, _) => { }, cancellation);
    }

    /// <summary>
    /// Writes all rows into a file, which appears when it is whole. Until then they stand in <c>NAME.partial</c> and a journal beside it, from
    /// which a stopped run continues.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="resume">Whether to continue what a stopped run left; where nothing was left, it begins.</param>
    /// <param name="faults">Gathers why the file cannot be written.</param>
    /// <param name="cancellation">Stops the work; what is done can be continued.</param>
    /// <returns>Whether the file stands there.</returns>
    public bool WriteTo(string path, bool resume, FaultCollector faults, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(faults);
        string partial = path + ".partial";
        if (resume && SweepJournal.IsOfAnother(path, JournalName))
        {
            faults.Add(new Fault(
                FaultCodes.Conflict,
                "",
                $"'{partial}' is of another sweep: the scenario, the axes, the metrics or the shard have changed",
                "run without --resume to begin anew"));
            return false;
        }

        try
        {
            WriteResumable(path, partial, resume, cancellation);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            faults.Add(new Fault(FaultCodes.File, "", Directory.Exists(path) ? $"'{path}' is a directory: name a file" : $"'{path}' cannot be written"));
            return false;
        }
    }

    private void WriteResumable(string path, string partial, bool resume, CancellationToken cancellation)
    {
        if (Directory.Exists(path))
        {
            throw new IOException(path);
        }

        (long Points, long Rows, long Bytes) done = resume && File.Exists(partial) ? SweepJournal.Read(path, JournalName) ?? default : default;
        using (var stream = new FileStream(partial, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read))
        {
            done = stream.Length < done.Bytes ? default : done;
            stream.SetLength(done.Bytes);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Feed(hash, stream);
            using var journal = SweepJournal.Begin(path, JournalName);
            journal.Commit(done.Points, done.Rows, done.Bytes);
            Continue(
                stream,
                hash,
                done,
                (points, rows, bytes) =>
                {
                    stream.Flush(flushToDisk: true);
                    journal.Commit(points, rows, bytes);
                },
                cancellation);
            stream.Flush(flushToDisk: true);
        }

        File.Move(partial, path, overwrite: true);
        File.Delete(SweepJournal.PathOf(path));
    }

    /// <summary>What the journal is of: the sweep and the part.</summary>
    private string JournalName => $"{Fingerprint} {Shard}";

    private void Continue(
        Stream stream,
        IncrementalHash hash,
        (long Points, long Rows, long Bytes) done,
        Action<long, long, long> commit,
        CancellationToken cancellation)
    {
        (long points, long rows, long bytes) = done;
        long started = Stopwatch.GetTimestamp();
        long committed = started;
        void Write(ReadOnlySpan<byte> part)
        {
            stream.Write(part);
            hash.AppendData(part);
            bytes += part.Length;
        }

        void Commit()
        {
            commit(points, rows, bytes);
            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Progress?.Invoke(new SweepProgress(points, _to - _from, (points - done.Points) / Math.Max(seconds, 1e-9)));
            committed = Stopwatch.GetTimestamp();
        }

        if (bytes == 0)
        {
            Write(_text.Header);
        }

        try
        {
            new SweepPart(_sweep, _text, Threads).Run(
                _from + points,
                _to,
                rows > 0,
                (part, finished, written) =>
                {
                    Write(part.Span);
                    points += finished;
                    rows += written;
                    if (Stopwatch.GetElapsedTime(committed) > s_betweenCommits)
                    {
                        Commit();
                    }
                },
                cancellation);
        }
        finally
        {
            Commit();
        }

        Write(_text.Footer);
        if (Shard.Of > 1)
        {
            var trailer = new ShardTrailer(Fingerprint, Shard, rows, bytes, Convert.ToHexStringLower(hash.GetCurrentHash()));
            stream.Write(Encoding.UTF8.GetBytes(trailer.Write(Format)));
        }
    }

    /// <summary>Reads what is there already into the checksum, and leaves the stream at its end.</summary>
    private static void Feed(IncrementalHash hash, FileStream stream)
    {
        var buffer = new byte[1 << 16];
        stream.Position = 0;
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            hash.AppendData(buffer, 0, read);
        }
    }
}
