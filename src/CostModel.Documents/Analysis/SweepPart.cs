using System.Buffers;
using System.Diagnostics;
using CostModel.Analysis.Sweeps;

namespace CostModel.Documents.Analysis;

/// <summary>Evaluates a range of points on all processors and hands their rows on in order, in memory that does not grow with the range.</summary>
internal sealed class SweepPart(Sweep sweep, SweepText text, int threads)
{
    private const int FirstChunk = 16;
    private const int LargestChunk = 32 * SweepWorker.MostPoints;
    private static readonly TimeSpan s_shortBatch = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longBatch = TimeSpan.FromMilliseconds(500);

    private readonly SweepWorker[] _workers = [.. Enumerable.Range(0, threads).Select(_ => sweep.Worker())];
    private readonly ArrayBufferWriter<byte>[] _buffers = [.. Enumerable.Range(0, threads).Select(_ => new ArrayBufferWriter<byte>())];
    private readonly long[] _rows = new long[threads];

    /// <summary>Runs over the points.</summary>
    /// <param name="from">The first point.</param>
    /// <param name="to">The point behind the last.</param>
    /// <param name="hasRows">Whether rows of the same output were written before.</param>
    /// <param name="emit">Takes rows as bytes, how many points they finish, and how many rows they are.</param>
    /// <param name="cancellation">Stops the work between two batches.</param>
    internal void Run(long from, long to, bool hasRows, Action<ReadOnlyMemory<byte>, long, long> emit, CancellationToken cancellation)
    {
        long at = from;
        int chunk = FirstChunk;
        while (at < to)
        {
            cancellation.ThrowIfCancellationRequested();
            long started = Stopwatch.GetTimestamp();
            long start = at;
            int size = chunk;
            bool isFirst = !hasRows;
            Parallel.For(0, threads, slot => Evaluate(slot, start + ((long)slot * size), Math.Min(to, start + ((slot + 1L) * size)), isFirst && slot == 0));
            for (int slot = 0; slot < threads && at < to; slot++)
            {
                long end = Math.Min(to, at + chunk);
                hasRows |= _rows[slot] > 0;
                emit(_buffers[slot].WrittenMemory, end - at, _rows[slot]);
                at = end;
            }

            TimeSpan took = Stopwatch.GetElapsedTime(started);
            chunk = took < s_shortBatch ? Math.Min(LargestChunk, chunk * 2) : took > s_longBatch ? Math.Max(1, chunk / 2) : chunk;
        }
    }

    private void Evaluate(int slot, long from, long to, bool isFirst)
    {
        SweepWorker worker = _workers[slot];
        _buffers[slot].ResetWrittenCount();
        _rows[slot] = 0;
        for (long start = from; start < to; start += SweepWorker.MostPoints)
        {
            worker.Evaluate(start, (int)Math.Min(SweepWorker.MostPoints, to - start));
            text.Write(worker, _buffers[slot], isFirst && _rows[slot] == 0);
            _rows[slot] += worker.Count;
        }
    }
}
